import type { Document } from 'mongodb';
import { linkPurposes } from '../../domain/links/account-link.js';
import { text, textOrNull, validator } from './schema-parts.js';

const moment = { bsonType: 'date' };
/** SHA-256 in hex: a token itself, which is written otherwise, is refused. */
const digest = { ...text, pattern: '^[0-9a-f]{64}$' };

/** What holds for links and their sessions, in the words of the database. */
export const linkValidators: Record<string, Document> = {
  account_links: validator(
    {
      ...{ clubId: text, payerId: text, digest, sentTo: textOrNull },
      purpose: { enum: [...linkPurposes] },
      ...{ createdAt: moment, expiresAt: moment, revokedAt: { bsonType: ['date', 'null'] } },
      uses: { bsonType: 'int', minimum: 0 },
      usedAt: { bsonType: 'array', items: moment },
    },
    { $gt: ['$expiresAt', '$createdAt'] },
  ),
  account_sessions: validator({
    ...{ _id: digest, clubId: text, payerId: text, linkId: text },
    ...{ createdAt: moment, expiresAt: moment },
  }),
  account_tries: validator({ _id: digest, total: { bsonType: 'int', minimum: 1 }, until: moment }),
  link_requests: validator({ clubId: text, address: text, askedAt: moment }),
};
