import { Schema } from 'mongoose';
import { requestStates } from '../../domain/approvals/request-state.js';

const text = { type: String, required: true } as const;
const moment = { type: Date, required: true } as const;
const amount = { type: Schema.Types.BigInt, required: true } as const;
/** Plain data of our own rules, whose shape their types say. */
const plain = { type: Schema.Types.Mixed, required: true } as const;

const need = new Schema({ why: text, amount, alone: amount, currency: text }, { _id: false });

const decision = new Schema(
  { by: { type: String, default: null }, at: moment, comment: { type: String, default: '' } },
  { _id: false },
);

const message = new Schema({ channel: text, ts: text }, { _id: false });

/** What waits for a second person; the database's own rules for it are in `validators.ts`. */
export const requestSchema = new Schema(
  {
    ...{ _id: text, clubId: text, payerId: text, act: text, requestHash: text },
    reason: { type: String, default: '' },
    ...{ input: plain, planned: plain },
    need: { type: need, required: true },
    requesterId: text,
    requesterRoles: { type: [String], required: true },
    state: { ...text, enum: requestStates },
    decision: { type: decision, default: null },
    ...{ askedAt: moment, expiresAt: moment },
    remindedAt: { type: Date, default: null },
    message: { type: message, default: null },
    reminder: { type: message, default: null },
    inTrail: { ...text, enum: ['asked', 'ended'] },
    seq: amount,
  },
  { collection: 'requests', strict: 'throw', versionKey: false, minimize: false },
);
