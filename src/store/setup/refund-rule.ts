import { refundStates } from '../../domain/refunds/refund.js';
import { refundedThings } from '../../domain/refunds/refund-facts.js';
import { amounts, arrayOf, long, longs, text, textOrNull, validator } from './schema-parts.js';

const isPayOut = { $eq: ['$of', 'account-credit'] };
const isOf = (field: string) => ({ $ne: [field, null] });

/** What holds for every refund, in the words of the database. */
export const refundValidator = validator(
  {
    clubId: text,
    payerId: text,
    invoiceId: textOrNull,
    paymentId: textOrNull,
    of: { enum: [...refundedThings] },
    provider: text,
    currency: text,
    state: { enum: [...refundStates] },
    attempt: { bsonType: 'int', minimum: 1 },
    providerRefundId: textOrNull,
    ...amounts('fee'),
    ...longs('amount', 'seq'),
    lines: arrayOf({ line: { bsonType: 'int' }, amount: long, tax: long }),
    reason: text,
    reference: text,
    problem: text,
    askedOn: text,
    askedAt: { bsonType: 'date' },
    waitingSince: textOrNull,
    settledOn: textOrNull,
    askedEntryId: text,
  },
  {
    $and: [
      { $gt: ['$amount', 0] },
      // What is sent back of a payment credits lines of its invoice, and nothing else does.
      {
        $eq: [{ $sum: '$lines.amount' }, { $cond: [{ $eq: ['$of', 'payment'] }, '$amount', 0] }],
      },
      { $eq: [isPayOut, { $not: [isOf('$invoiceId')] }] },
      { $eq: [isPayOut, { $not: [isOf('$paymentId')] }] },
      // It has a last day exactly when nothing more is to be done about it.
      { $eq: [isOf('$settledOn'), { $in: ['$state', ['done', 'failed']] }] },
    ],
  },
);
