import type { CalendarDate } from './calendar-date.js';
import type { CreditNotice } from './credit/credit-notice.js';
import type { RefundedThing } from './refunds/refund-facts.js';
import type { JobMailNotice } from './sessions/jobs/job-mail-notice.js';

/**
 * The way to the account page, which staff send or somebody asked for. Of several payers at one
 * address one mail names all, each with a link of its own; `payerId` is the first of `payerIds`.
 */
export type AccountLinkNotice = {
  kind: 'account-link';
  payerId: string;
  payerIds: string[];
  /** Who of staff sent it; nothing where it was asked for on the page. */
  byUserId?: string;
};

/** Credit that was used by itself on new invoices, in one currency. Minor units. */
export type CreditUsedNotice = {
  kind: 'credit-used';
  payerId: string;
  currency: string;
  /** In the order of their use; `outstanding` is what was left to pay after it. */
  uses: { invoiceNumber: string; amount: bigint; outstanding: bigint }[];
  balance: bigint;
};

/** Money that has left for the payer; a failure later is told to staff alone. Minor units. */
export type RefundOnItsWayNotice = {
  kind: 'refund-on-its-way';
  payerId: string;
  /** Of a pay-out no invoice is named. */
  invoiceNumber?: string;
  of: RefundedThing;
  amount: bigint;
  currency: string;
  provider: string;
  /** How long the provider takes, in working days; null where nobody knows. */
  workingDays: { from: number; to: number } | null;
};

/** Credit that can be used until its last day and not after it. Minor units. */
export type CreditExpiringNotice = {
  kind: 'credit-expiring';
  payerId: string;
  currency: string;
  amount: bigint;
  lastDay: CalendarDate;
};

/** What is told to customers and to nobody else. */
export type CustomerNotice =
  | AccountLinkNotice
  | CreditUsedNotice
  | CreditExpiringNotice
  | RefundOnItsWayNotice
  | JobMailNotice;

const customerKinds = [
  'account-link',
  'credit-used',
  'credit-expiring',
  'refund-on-its-way',
  'session-cancelled',
  'removed-from-product',
] as const satisfies readonly CustomerNotice['kind'][];

/** Every kind of which there is a mail: what happens to credit is told to staff as well. */
export const mailedKinds = [
  'credit-raised',
  'credit-applied',
  'credit-taken-back',
  'credit-withdrawn',
  'credit-note-voided',
  ...customerKinds,
] as const;
export type MailedKind = (typeof mailedKinds)[number];
export type MailedNotice = CreditNotice | CustomerNotice;

export function isForCustomers(notice: { kind: string }): notice is CustomerNotice {
  return customerKinds.some((kind) => kind === notice.kind);
}

export function isMailed(notice: { kind: string }): notice is MailedNotice {
  return mailedKinds.some((kind) => kind === notice.kind);
}

/** The first of them of which there is a mail. */
export function firstMailed(notices: readonly { kind: string }[]): MailedNotice | null {
  return notices.find(isMailed) ?? null;
}

/** Numbers of the credit notes that a mail tells of, each a file of it. */
export function noteNumbersOf(notice: MailedNotice): string[] {
  if ('noteNumbers' in notice) return notice.noteNumbers;
  return notice.kind === 'credit-raised' ? [notice.noteNumber] : [];
}

/** Numbers of the invoices that a mail tells of: it stands in their histories. */
export function invoiceNumbersOf(notice: MailedNotice): string[] {
  if ('invoiceNumbers' in notice) return notice.invoiceNumbers;
  if (notice.kind === 'credit-used') return notice.uses.map(({ invoiceNumber }) => invoiceNumber);
  if (notice.kind === 'credit-raised') {
    const others = notice.settled ?? [];
    return [notice.invoiceNumber, ...others.map(({ invoiceNumber }) => invoiceNumber)];
  }
  return 'invoiceNumber' in notice && notice.invoiceNumber !== undefined
    ? [notice.invoiceNumber]
    : [];
}

/** What is left of a message whose text is gone: what a mail was about; null of any other. */
export type TextGone = {
  kind: 'text-gone';
  about: MailedKind | null;
  noteNumber?: string;
  invoiceNumber?: string;
};

/** Somebody was forgotten by one person, in a club that has no second. */
export type PersonForgotten = { kind: 'person-forgotten'; contactNumber: string; byUserId: string };

/** A mail left without the file of a credit note, told to the finance channel once. */
export type MailWithoutNote = { kind: 'mail-without-note'; payerId: string; noteNumber: string };

/**
 * A mail left with the PDF of a credit note in which words in brackets stand for letters that no font
 * has, such as `Chinese characters`. `isOfMany`: a job mails others as well, who may have the same.
 */
export type MailWithGaps = {
  kind: 'mail-with-gaps';
  payerId: string;
  noteNumber: string;
  kinds: string[];
  isOfMany: boolean;
};

/** What staff are told of mails. */
export type MailFault = MailUndelivered | MailWithoutNote | MailWithGaps;

/** A mail that was given up, told to the finance channel once. */
export type MailUndelivered = {
  kind: 'mail-undelivered';
  payerId: string;
  /** What it was about: one of the notices that are mailed. */
  about: MailedKind;
  /** Of one about a credit note. */
  noteNumber?: string;
  /** Of one about a single invoice. */
  invoiceNumber?: string;
  /** What the mail server or the desk said of it, for staff. */
  why: string;
  /** All of it was handed over, and no answer came. */
  mayHaveArrived: boolean;
};
