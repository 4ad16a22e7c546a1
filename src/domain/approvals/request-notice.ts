import type { RequestSummary } from './request.js';

type AboutRequest = { payerId: string; request: RequestSummary };

/** What is told of a request for a second person, as it stood then. */
export type RequestNotice =
  /** The message about it, which always shows how it stands. */
  | ({ kind: 'request-standing' } & AboutRequest)
  /** It waits for days. */
  | ({ kind: 'request-reminder' } & AboutRequest)
  /** What became of it, for whoever asked. */
  | ({ kind: 'request-ended' } & AboutRequest);
