import type { RequestNotice } from './approvals/request-notice.js';
import type { BooksNotice } from './books/books-notice.js';
import type { JournalEntry } from './books/journal-entry.js';
import type { CalendarDate } from './calendar-date.js';
import type { CreditNotice } from './credit/credit-notice.js';
import type { ExpiryNotice } from './credit/expiry-notice.js';
import type { LinkPurpose } from './links/account-link.js';
import type { CustomerNotice, MailFault, PersonForgotten, TextGone } from './mail-notice.js';
import type { MadeCredit } from './payments/ways-out-after-reversal.js';
import type { ProviderNotice } from './refunds/provider-notice.js';
import type { RefundNotice } from './refunds/refund-notice.js';
import type { SessionJobNotice } from './sessions/jobs/job-notice.js';

/**
 * What is told to people after an event, as facts; `views/messages` makes the words. Stored in
 * the outbox in the event's own transaction. Amounts in minor units.
 */
export type Notice = Told & AlsoTold;

/** How an act came about, beside what it did. */
export type AlsoTold = {
  /** The second person who approved it. */
  approvedByUserId?: string;
  /** A club of one person booked what elsewhere needs a second one. */
  singleHanded?: true;
};

type Told =
  | CreditNotice
  | {
      kind: 'invoice-issued';
      invoiceNumber: string;
      payerId: string;
      total: bigint;
      currency: string;
      dueOn: CalendarDate;
      autoCollect: boolean;
      byUserId: string;
    }
  | {
      kind: 'invoice-voided';
      invoiceNumber: string;
      payerId: string;
      total: bigint;
      returned: bigint;
      /** The part of `returned` that came back expired. */
      expired?: bigint;
      /** What is owed on it all the same. */
      outstanding?: bigint;
      currency: string;
      byUserId: string;
    }
  | {
      kind: 'invoice-written-off';
      invoiceNumber: string;
      payerId: string;
      amount: bigint;
      currency: string;
      reason: string;
      byUserId: string;
    }
  | {
      kind: 'overpayment-moved';
      invoiceNumber: string;
      payerId: string;
      amount: bigint;
      currency: string;
      balance: bigint;
      byUserId: string;
    }
  | {
      kind: 'overpayment-returned';
      invoiceNumber: string;
      payerId: string;
      amount: bigint;
      currency: string;
      outstanding: bigint;
      overpaid: bigint;
      balance: bigint;
      byUserId: string;
    }
  | {
      /** Money that somebody typed in, on its way or received. */
      kind: 'payment-recorded';
      payerId: string;
      amount: bigint;
      currency: string;
      how: 'received' | 'pending';
      provider: string;
      reference: string;
      invoices: { invoiceNumber: string; amount: bigint; outstanding: bigint; overpaid: bigint }[];
      byUserId: string;
    }
  | {
      /** Money that was on its way, or had failed or bounced. */
      kind: 'payment-moved';
      how: 'received' | 'failed';
      invoiceNumber: string;
      payerId: string;
      amount: bigint;
      currency: string;
      outstanding: bigint;
      overpaid: bigint;
      byUserId: string;
    }
  | {
      kind: 'payment-reversed';
      /** `corrected`: it was typed in error. */
      how: 'bounced' | 'returned' | 'corrected';
      invoiceNumber: string;
      payerId: string;
      amount: bigint;
      outstanding: bigint;
      /** Of one that an earlier version stored it is not known. */
      overpaid?: bigint;
      /** Account credit made from the invoice, which stays. */
      creditMade: bigint;
      /** What became of it and what can be done now; rows of earlier versions lack it. */
      credit?: MadeCredit | null;
      currency: string;
      /** The person who said so, where one did. */
      byUserId?: string;
    }
  | RefundNotice
  | ProviderNotice
  | {
      kind: 'sweep-summary';
      runId: string;
      looked: number;
      usedOn: number;
      waiting: number;
      failed: number;
      amounts: { currency: string; amount: bigint }[];
    }
  /** What of account credit expired in one night, in all. */
  | ExpiryNotice
  /** The sweep could not work on an invoice; told once. */
  | { kind: 'sweep-failed'; invoiceNumber: string; payerId: string }
  /** What the check of the night found. */
  | BooksNotice
  | RequestNotice
  | SessionJobNotice
  | MailFault
  | CustomerNotice
  | TextGone
  | PersonForgotten
  /** What became of a form that was decided after its time budget, in the form's own words. */
  | { kind: 'late-outcome'; title: string; text: string }
  | {
      /** What was found out about a booking that the database had not confirmed. */
      kind: 'outcome-settled';
      isBooked: boolean;
      /** As they stand in the books, or as they were sent when they do not stand there. */
      entries: JournalEntry[];
      sentAt: Date;
    };

/**
 * A channel, one person's direct messages, wherever the approvers read, or the mail of a payer, whose
 * address is looked up when it is sent.
 */
export type NoticeTarget =
  | { channel: string }
  | { userId: string }
  | { room: 'approvals' | 'finance' }
  | MailTarget;

export type MailTarget = { payerId: string; purpose: LinkPurpose };
