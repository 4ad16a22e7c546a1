import type { CalendarDate } from '../calendar-date.js';

/** What a provider of payments told by itself, or what was done about it. Amounts in minor units. */
export type ProviderNotice =
  | {
      /** A payer's bank asks about money or has taken it, or the club has it again. */
      kind: 'payment-disputed';
      how: 'inquiry' | 'held' | 'lost' | 'returned';
      /** As people call it. */
      provider: string;
      invoiceNumber: string;
      payerId: string;
      amount: bigint;
      currency: string;
      /** Why it could not be booked, in words; null where nothing stood against it. */
      refusal: string | null;
    }
  | {
      /** For an hour nobody knows whether a provider has sent a refund. */
      kind: 'refund-open';
      /** As people call it. */
      provider: string;
      invoiceNumber: string;
      payerId: string;
      amount: bigint;
      currency: string;
      /** Why, as words that go on after a colon. */
      problem: string;
    }
  | {
      /** A person booked what somebody had sent back in the provider's own page. */
      kind: 'refund-recorded';
      providerRefundId: string;
      elsewhereId: string;
      invoiceNumber: string;
      payerId: string;
      amount: bigint;
      currency: string;
      outstanding: bigint;
      /** Where the books were closed for the day on which it was sent: that, and when it is booked. */
      late?: { happenedOn: CalendarDate; bookedOn: CalendarDate };
      reason: string;
      byUserId: string;
    }
  | {
      /** Somebody sent money back in the provider's own page, or (`isGone`) that failed. */
      kind: 'refund-elsewhere';
      isGone: boolean;
      /** It is in the books by now, or failed, so that nobody has to record it. */
      isOver?: boolean;
      /** As people call it. */
      provider: string;
      providerRefundId: string;
      elsewhereId: string;
      invoiceNumber: string;
      payerId: string;
      amount: bigint;
      currency: string;
    };
