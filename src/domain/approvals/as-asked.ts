import { requestText } from '../books/request-text.js';
import { refuse } from '../errors.js';
import type { ApprovalRequest } from './request.js';

/** Of a request what was handed over, with its digest, which stands in the audit trail as well. */
export type AskedFor = Pick<ApprovalRequest, 'id' | 'act' | 'input' | 'requestHash'>;

/** Whether what was handed over is still what it was. Free words go from it once it has ended. */
export function isAsAsked(
  { id, act, input, requestHash }: AskedFor,
  digestOf: (text: string) => string,
): boolean {
  // The money of an act on many people is asked for under the number of the act.
  const operationId = typeof input['jobId'] === 'string' ? input['jobId'] : id;
  return digestOf(requestText({ ...input, act, operationId })) === requestHash;
}

/** Nobody approves what nobody asked for. @throws CreditError `request-altered` */
export function requireAsAsked(request: AskedFor, digestOf: (text: string) => string): void {
  if (!isAsAsked(request, digestOf)) refuse('request-altered', {});
}
