import type { Connection, Model } from 'mongoose';
import type { ApprovalRequest } from '../domain/approvals/request.js';
import type { AccountLink, AccountSession } from '../domain/links/account-link.js';
import type { Refund } from '../domain/refunds/refund.js';
import type { StoredClub } from './club/stored-club.js';
import { clubSchema } from './setup/club-schema.js';
import { linkSchema, sessionSchema } from './setup/link-schemas.js';
import { refundSchema } from './setup/refund-schema.js';
import { requestSchema } from './setup/request-schema.js';
import type { Stored } from './stored.js';

/** Which events of it stand in the audit trail: that it was made, and how it ended. */
export type StoredRequest = Stored<ApprovalRequest> & { inTrail: 'asked' | 'ended' };

/**
 * The records that people change one at a time; the ledger's hot path stays on the driver, in
 * `collections.ts`.
 */
export type Models = {
  clubs: Model<Stored<StoredClub>>;
  requests: Model<StoredRequest>;
  refunds: Model<Stored<Refund>>;
  accountLinks: Model<Stored<AccountLink>>;
  accountSessions: Model<Stored<AccountSession>>;
};

export function modelsOf(connection: Connection): Models {
  return {
    clubs: connection.model<Stored<StoredClub>>('club', clubSchema),
    requests: connection.model<StoredRequest>('request', requestSchema),
    refunds: connection.model<Stored<Refund>>('refund', refundSchema),
    accountLinks: connection.model<Stored<AccountLink>>('account_link', linkSchema),
    accountSessions: connection.model<Stored<AccountSession>>('account_session', sessionSchema),
  };
}
