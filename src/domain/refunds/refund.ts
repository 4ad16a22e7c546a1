import type { LineShare } from '../books/line-share.js';
import type { CalendarDate } from '../calendar-date.js';
import type { RecordedActor } from '../people/actor.js';
import type { RefundFacts } from './refund-facts.js';

/**
 * Where a refund stands. `asked`: in the books and not yet sent, a thing to do. `waiting`: the
 * provider has it. `failed` put everything back; what is `done` may still come to that.
 */
export const refundStates = ['asked', 'waiting', 'done', 'failed'] as const;
export type RefundState = (typeof refundStates)[number];

/** Money that is sent back to the payer. Amounts in minor units of `currency`. */
export type Refund = RefundFacts & {
  /** The id of the entry that asked for it first. */
  id: string;
  clubId: string;
  payerId: string;
  /** Both null for a pay-out, which is sent from account credit. */
  invoiceId: string | null;
  paymentId: string | null;
  currency: string;
  /** How it lies on the invoice's lines, with its tax; empty where it credits none. */
  lines: LineShare[];
  state: RefundState;
  /**
   * Whether the payer is mailed once its money has left, as it was chosen when it was asked for; left out
   * for yes.
   */
  notifyCustomer?: boolean;
  reason: string;
  /** What a person wrote down who did it, such as a bank's reference; empty until it is done. */
  reference: string;
  /** Why it waits, or could not be done; empty where neither holds. */
  problem: string;
  askedOn: CalendarDate;
  askedAt: Date;
  askedBy: RecordedActor;
  /** The day of its last news while it waits, and that on which it was done or failed. */
  waitingSince: CalendarDate | null;
  settledOn: CalendarDate | null;
  /** The entry that asked for this try. */
  askedEntryId: string;
  seq: bigint;
};

/** Many people's refunds were asked for at once: its id begins with the key of a session's job. */
export function isOfJob(refundId: string): boolean {
  return refundId.startsWith('cancel:');
}

/** What was chosen when it was asked for. */
export function tellsPayer({ notifyCustomer = true }: Pick<Refund, 'notifyCustomer'>): boolean {
  return notifyCustomer;
}

/** Its money has not gone out, or did not come back: it counts against the payment. */
export function isStanding({ state }: Pick<Refund, 'state'>): boolean {
  return state !== 'failed';
}

/** Somebody, or a provider, still has to do it. */
export function isUnderWay({ state }: Pick<Refund, 'state'>): boolean {
  return state === 'asked' || state === 'waiting';
}

export function refundFacts(refund: Refund): RefundFacts {
  const { of, provider, amount, attempt, providerRefundId, fee } = refund;
  return { of, provider, amount, attempt, providerRefundId, fee };
}
