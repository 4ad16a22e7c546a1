import type { Document } from 'mongodb';
import { long, longOrNull, text, validator } from './schema-parts.js';

/** What is kept of providers that send money back: work, and no books. */
export const providerValidators: Record<string, Document> = {
  provider_connections: validator({ clubId: text, since: { bsonType: 'date' } }),
  provider_disputes: validator({
    clubId: text,
    paymentIds: { bsonType: 'array', items: text },
    standing: { enum: ['inquiry', 'held', 'lost', 'returned'] },
    heardAt: { bsonType: 'date' },
    isBooked: { bsonType: 'bool' },
  }),
  provider_refunds: validator({
    clubId: text,
    payerId: text,
    paymentId: text,
    amount: { ...long, minimum: 1 },
    fee: longOrNull,
    standing: { enum: ['waiting', 'done', 'failed'] },
  }),
  refund_sendings: validator({
    clubId: text,
    attempt: { bsonType: 'int', minimum: 1 },
    nextTryAt: { bsonType: 'date' },
  }),
};
