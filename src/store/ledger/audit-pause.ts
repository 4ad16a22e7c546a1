import { createBreather } from './breather.js';

/** The audit was told to end before it had seen everything: nothing was found, and nothing is wrong. */
export class AuditStopped extends Error {
  override readonly name = 'AuditStopped';

  constructor() {
    super('the check of the books was stopped before its end');
  }
}

/** Asked between the steps of an audit: lets the process answer others. @throws AuditStopped */
export function createAuditPause(stopped: () => boolean): () => Promise<void> {
  const breathe = createBreather();
  return async () => {
    if (stopped()) throw new AuditStopped();
    await breathe();
  };
}
