/** Told to the finance channel, and by mail to the payer where that was chosen. Minor units. */
export type CreditRaisedNotice = {
  kind: 'credit-raised';
  noteNumber: string;
  invoiceNumber: string;
  payerId: string;
  amount: bigint;
  toInvoice: bigint;
  toAccount: bigint;
  currency: string;
  /** How the invoice stands after it; rows of earlier versions name the status only. */
  status: string;
  outstanding?: bigint;
  overpaid?: bigint;
  balance: bigint | null;
  /** Of the club itself; it is in no mail. */
  reason: string;
  /** The club's words to the customer; nothing or '' = none. */
  noteToCustomer?: string;
  byUserId: string;
};

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

/** What is told to customers and to nobody else. */
export type CustomerNotice = AccountLinkNotice;

const customerKinds = ['account-link'] as const satisfies readonly CustomerNotice['kind'][];

/** Every kind of which there is a mail: some are told to staff as well. */
export const mailedKinds = ['credit-raised', ...customerKinds] as const;
export type MailedKind = (typeof mailedKinds)[number];
export type MailedNotice = CreditRaisedNotice | CustomerNotice;

export function isForCustomers(notice: { kind: string }): notice is CustomerNotice {
  return customerKinds.some((kind) => kind === notice.kind);
}

export function isMailed(notice: { kind: string }): notice is MailedNotice {
  return mailedKinds.some((kind) => kind === notice.kind);
}

/** Numbers of the credit notes that a mail tells of, each a file of it. */
export function noteNumbersOf(notice: MailedNotice): string[] {
  return 'noteNumber' in notice ? [notice.noteNumber] : [];
}

/** A mail left without the file of a credit note, told to the finance channel once. */
export type MailWithoutNote = { kind: 'mail-without-note'; payerId: string; noteNumber: string };

/** A mail that was given up, told to the finance channel once. */
export type MailUndelivered = {
  kind: 'mail-undelivered';
  payerId: string;
  /** What it was about: one of the notices that are mailed. */
  about: MailedKind;
  /** Of one about a credit note. */
  noteNumber?: string;
  /** What the mail server or the desk said of it, for staff. */
  why: string;
  /** All of it was handed over, and no answer came. */
  mayHaveArrived: boolean;
};
