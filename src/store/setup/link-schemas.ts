import { Schema } from 'mongoose';
import { linkPurposes } from '../../domain/links/account-link.js';

const text = { type: String, required: true } as const;
const moment = { type: Date, required: true } as const;
const count = { type: Number, required: true, min: 0 } as const;
const options = { strict: 'throw', versionKey: false, minimize: false } as const;

/** Private links to account pages; the database's own rules for them are in `link-rules.ts`. */
export const linkSchema = new Schema(
  {
    ...{ _id: text, digest: text, clubId: text, payerId: text },
    purpose: { ...text, enum: linkPurposes },
    sentTo: { type: String, default: null },
    addressChanges: Number,
    messageId: { type: String, default: null },
    ...{ createdAt: moment, expiresAt: moment },
    revokedAt: { type: Date, default: null },
    revokedBy: { type: String, default: null },
    uses: count,
    usedAt: { type: [Date], required: true },
  },
  { ...options, collection: 'account_links' },
);

export const sessionSchema = new Schema(
  {
    ...{ _id: text, clubId: text, payerId: text, linkId: text },
    ...{ createdAt: moment, expiresAt: moment },
  },
  { ...options, collection: 'account_sessions' },
);
