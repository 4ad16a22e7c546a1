import type { Notice, NoticeTarget } from '../../src/domain/notice.js';

/** One run of the sweep. Amounts in minor units. */
export type SweepShown = {
  id: string;
  startedAt: Date;
  finishedAt: Date | null;
  looked: number;
  usedOn: number;
  waiting: number;
  failed: number;
  amounts: readonly { currency: string; amount: bigint }[];
};

/** A message that could not be delivered. */
export type UndeliveredShown = {
  id: string;
  notice: Notice;
  target: NoticeTarget;
  attempts: number;
  lastError: string | null;
  createdAt: Date;
};

/** `undelivered` has one more than is listed when there are more. */
export type CreditDeskData = {
  sweeps: readonly SweepShown[];
  undelivered: readonly UndeliveredShown[];
  /** What was just done, such as a message sent again; null at first. */
  said: string | null;
};

export const undeliveredListed = 10;
export const sweepsListed = 5;
