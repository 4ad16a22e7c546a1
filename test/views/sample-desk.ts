import type { UndeliveredMessage } from '../../src/services/notices/send-again.js';
import type { NamedUse, SweepRun } from '../../src/services/sweep/sweep-history.js';
import { notices } from './sample-notices.js';

const at = new Date('2026-11-23T09:00:00Z');

/** A run of the sweep that used credit in one currency. */
export function sampleSweepRun(changes: Partial<SweepRun> = {}): SweepRun {
  return {
    id: 'run-1',
    kind: 'run',
    clubId: 'club',
    startedAt: at,
    finishedAt: at,
    trigger: 'schedule',
    looked: 212,
    usedOn: 14,
    waiting: 3,
    failed: 1,
    amounts: [{ currency: 'GBP', amount: 31_840n }],
    holder: 'desk-1',
    aliveAt: at,
    summaries: 1,
    ...changes,
  };
}

/** Credit that a run of the sweep used on one invoice. */
export function sampleSweepUse(changes: Partial<NamedUse> = {}): NamedUse {
  return {
    invoiceNumber: 'INV-1',
    payerId: 'club:olsen',
    payerName: 'Kari Olsen',
    amount: 1_200n,
    currency: 'GBP',
    ...changes,
  };
}

/** A message that was tried as often as any is. */
export function sampleUndelivered(changes: Partial<UndeliveredMessage> = {}): UndeliveredMessage {
  return {
    id: 'lost/1',
    clubId: 'club',
    target: { channel: 'CFINANCE' },
    notice: notices['late-outcome'],
    state: 'given-up',
    attempts: 12,
    nextAttemptAt: at,
    claimedUntil: null,
    lastError: 'channel_not_found',
    deliveredAs: null,
    createdAt: at,
    sentAt: null,
    ...changes,
  };
}
