import { Schema } from 'mongoose';
import { refundStates } from '../../domain/refunds/refund.js';
import { refundedThings } from '../../domain/refunds/refund-facts.js';

const text = { type: String, required: true } as const;
/** What may be empty, which mongoose would take for missing. */
const words = { type: String, default: '' } as const;
const textOrNull = { type: String, default: null } as const;
const moment = { type: Date, required: true } as const;
const amount = { type: Schema.Types.BigInt, required: true } as const;
/** Plain data of our own rules, whose shape their types say. */
const plain = { type: Schema.Types.Mixed, required: true } as const;

/** Money that is sent back; the database's own rules for it are in `refund-rule.ts`. */
export const refundSchema = new Schema(
  {
    ...{ _id: text, clubId: text, payerId: text, currency: text, provider: text },
    ...{ invoiceId: textOrNull, paymentId: textOrNull, providerRefundId: textOrNull },
    of: { ...text, enum: refundedThings },
    state: { ...text, enum: refundStates },
    ...{ amount, fee: amount, seq: amount },
    lines: { type: [Schema.Types.Mixed], required: true },
    attempt: { type: Number, required: true, min: 1 },
    ...{ reason: words, reference: words, problem: words },
    ...{ askedOn: text, askedAt: moment, askedBy: plain, askedEntryId: text },
    ...{ waitingSince: textOrNull, settledOn: textOrNull },
    notifyCustomer: { type: Boolean, required: false },
  },
  { collection: 'refunds', strict: 'throw', versionKey: false, minimize: false },
);
