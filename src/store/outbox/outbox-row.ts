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
  /** Sent messages to Slack are kept for a month after it; mails, which a history shows, for good. */
  sentAt: Date | null;
  /** Mails only, which are sent beside all others; `link` is one that somebody waits for. */
  lane?: 'mail' | 'link' | null;
  /** Of a mail that was claimed with others, by whom. */
  claim?: string;
  /** The invoices that it tells of: it stands in their histories. */
  invoiceIds?: string[];
  /** When the mail server took it. */
  acceptedAt?: Date;
  /** To which address it left, as screens show it: `p…@family.example`. */
  sentTo?: string;
  /** When it was given up; null once it is sent again. */
  givenUpAt?: Date | null;
  /** When its text went, so that it can be sent no more. */
  textGoneAt?: Date | null;
  /** It was handed over once, and nobody said what became of it. */
  doubted?: boolean;
};

function laneOf(target: NoticeTarget): Pick<OutboxRow, 'lane'> {
  if (!('purpose' in target)) return {};
  return { lane: target.purpose === 'notice' ? 'mail' : 'link' };
}

/** `id` follows from the event, so that each is told once; a mail is in a lane of mails. */
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
    ...laneOf(target),
  };
}
