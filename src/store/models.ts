import type { Connection, Model } from 'mongoose';
import type { ApprovalRequest } from '../domain/approvals/request.js';
import type { Refund } from '../domain/refunds/refund.js';
import { refundSchema } from './setup/refund-schema.js';
import { requestSchema } from './setup/request-schema.js';
import type { Stored } from './stored.js';

/**
 * The records that people change one at a time; the ledger's hot path stays on the driver, in
 * `collections.ts`.
 */
export type Models = {
  requests: Model<Stored<ApprovalRequest>>;
  refunds: Model<Stored<Refund>>;
};

export function modelsOf(connection: Connection): Models {
  return {
    requests: connection.model<Stored<ApprovalRequest>>('request', requestSchema),
    refunds: connection.model<Stored<Refund>>('refund', refundSchema),
  };
}
