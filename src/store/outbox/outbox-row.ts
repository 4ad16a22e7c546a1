import type { Notice, NoticeTarget } from '../../domain/notice.js';

export type OutboxState = 'ready' | 'sending' | 'sent' | 'given-up';

/** A message to deliver at least once. `id` is derived from its event, so it exists once. */
export type OutboxRow = {
  id: string;
  clubId: string;
  target: NoticeTarget;
  notice: Notice;
  state: OutboxState;
  attempts: number;
  nextAttemptAt: Date;
  claimedUntil: Date | null;
  lastError: string | null;
  /** Slack's `ts` of the delivered message. */
  deliveredAs: string | null;
  createdAt: Date;
  sentAt: Date | null;
};

export function newOutboxRow(
  id: string,
  fields: { clubId: string; target: NoticeTarget; notice: Notice; now: Date },
): OutboxRow {
  const { clubId, target, notice, now } = fields;
  return {
    id,
    clubId,
    target,
    notice,
    state: 'ready',
    attempts: 0,
    nextAttemptAt: now,
    claimedUntil: null,
    lastError: null,
    deliveredAs: null,
    createdAt: now,
    sentAt: null,
  };
}
