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

/** A mail that was given up, told to the finance channel once. */
export type MailUndelivered = {
  kind: 'mail-undelivered';
  payerId: string;
  /** What it was about: one of the notices that are mailed. */
  about: 'credit-raised';
  noteNumber: string;
  /** What the mail server or the desk said of it, for staff. */
  why: string;
  /** All of it was handed over, and no answer came. */
  mayHaveArrived: boolean;
};
