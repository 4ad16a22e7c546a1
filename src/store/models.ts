import type { Connection, Model } from 'mongoose';
import type { ApprovalRequest } from '../domain/approvals/request.js';
import { requestSchema } from './setup/request-schema.js';
import type { Stored } from './stored.js';

/**
 * The records that people change one at a time; what moves money stays on the driver, in
 * `collections.ts`.
 */
export type Models = { requests: Model<Stored<ApprovalRequest>> };

export function modelsOf(connection: Connection): Models {
  return {
    requests: connection.model<Stored<ApprovalRequest>>('request', requestSchema),
  };
}
