import { Schema } from 'mongoose';

const text = { type: String, required: true } as const;
const staffList = new Schema(
  { userIds: { type: [String], required: true }, groupIds: { type: [String], required: true } },
  { _id: false },
);

const settings = new Schema(
  {
    reasons: { type: [String], required: true },
    expiryDays: { type: Number, default: null, min: 1 },
    settleOpenInvoices: { type: Boolean, default: false },
    closedUpTo: { type: String, default: null, match: /^\d{4}-\d{2}-\d{2}$/ },
    thresholdMinor: { type: Schema.Types.BigInt, default: null },
    financeChannel: { type: String, default: null },
    approvalsChannel: { type: String, default: null },
    operators: { type: staffList, required: true },
    approvers: { type: staffList, required: true },
    admins: { type: staffList, required: true },
  },
  { _id: false, strict: 'throw' },
);

/**
 * Settings are read and written rarely and by people, so mongoose checks and casts them; the
 * database's own rules for them are in `club-rule.ts`.
 */
export const clubSchema = new Schema(
  {
    _id: text,
    name: { ...text, trim: true, maxlength: 200 },
    currency: { ...text, match: /^[A-Z]{3}$/ },
    ...{ timeZone: text, locale: text },
    sweepFrom: { ...text, match: /^\d{4}-\d{2}-\d{2}$/ },
    settings: { type: settings, required: false },
    seq: { type: Schema.Types.BigInt, required: false },
  },
  { collection: 'clubs', strict: 'throw', versionKey: false },
);
