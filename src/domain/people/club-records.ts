import type { CalendarDate } from '../calendar-date.js';

/** The tenant. One Slack workspace belongs to one club. */
export type Club = {
  id: string;
  name: string;
  currency: string;
  timeZone: string;
  locale: string;
  /** Auto-collect invoices issued before this day are history and never swept. */
  sweepFrom: CalendarDate;
};

/** A person; `payerId` names the contact who owns the account and gets the invoices. */
export type Contact = {
  id: string;
  clubId: string;
  ownId: string;
  name: string;
  /** What it was called until when, the earliest first; nothing where its name never changed. */
  formerNames?: { name: string; until: Date }[];
  email: string | null;
  /** How often that changed; none where it never did. A link is bound to the address of one count. */
  addressChanges?: number;
  payerId: string;
  /** By which it is found, by `contactWords`. */
  searchWords: string[];
  /** When they were forgotten: since then the name is that of nobody. */
  forgottenAt?: Date | null;
  /** There while an import of this payer's history is not complete. */
  importing?: Unfinished;
};

/** How many events of a payer an import still has to book, and the key of the last one. */
export type Unfinished = { left: number; last: string };

export const billingKinds = ['single', 'weekly', 'monthly', 'termly', 'annual'] as const;
export type BillingKind = (typeof billingKinds)[number];

export type Product = {
  id: string;
  clubId: string;
  ownId: string;
  name: string;
  price: bigint;
  currency: string;
  billing: BillingKind;
  autoCollect: boolean;
};

export type Session = {
  id: string;
  clubId: string;
  productId: string;
  title: string;
  startsAt: Date;
  endsAt: Date;
  /** How often it was cancelled until now; nothing of a session that never was. */
  cancellations?: number;
  /** The cancellation that stands; null or nothing: it takes place. */
  cancelled?: SessionCancellation | null;
  /** How it was reinstated last, with what its form was told; nothing of one that never was. */
  reinstated?: SessionReinstatement;
};

/**
 * That a session takes place again, by which form, and after which cancellation. Names are of
 * people for whom something was left as it was.
 */
export type SessionReinstatement = {
  operationId: string;
  number: number;
  at: Date;
  by: string;
  usesTaken: number;
  usesMissing: string[];
  ordersRestored: number;
  ordersInvoiced: string[];
};

/** `number` counts the cancellations of a session from 1: what each gives is given once. */
export type SessionCancellation = {
  number: number;
  jobId: string;
  cancelledAt: Date;
  reason: string;
};

export type Enrolment = {
  id: string;
  clubId: string;
  contactId: string;
  productId: string;
  from: CalendarDate;
  until: CalendarDate | null;
  /** How often its contact was removed until now. */
  removals?: number;
  /** The removal that stands, with what `until` was before it. */
  removed?: { number: number; jobId: string; on: CalendarDate; until: CalendarDate | null } | null;
  /** The newest putting back, which answers its form when it is sent once more. */
  putBack?: EnrolmentPutBack;
};

/** What came of putting somebody back: how many places, uses of passes and orders. */
export type EnrolmentPutBack = {
  operationId: string;
  number: number;
  at: Date;
  places: number;
  lost: number;
  usesTaken: number;
  usesMissing: number;
  orders: number;
  ordersLeft: number;
};

export type BookingPaidBy = 'invoice' | 'pass' | 'trial' | 'free' | 'uninvoiced';

export type Booking = {
  id: string;
  clubId: string;
  sessionId: string;
  contactId: string;
  paidBy: BookingPaidBy;
  invoiceId: string | null;
  line: number | null;
  passId: string | null;
  /** The place is free again: its contact was removed from the product on that day. */
  released?: { jobId: string; on: CalendarDate } | null;
  /** The use of the pass went back to it. */
  useReturned?: boolean;
};

export type Order = {
  id: string;
  clubId: string;
  contactId: string;
  productId: string;
  dueOn: CalendarDate;
  amount: bigint;
  currency: string;
  /** The invoice that bills it, once there is one. */
  billedBy?: string;
  /** The desk cancelled it; the club's billing system has to be told. */
  cancelledOn?: CalendarDate | null;
  /** What the desk changed of it, oldest first. */
  changes?: OrderChange[];
  /** Some of the changes are not ticked yet. */
  hasOpenChange?: boolean;
};

/**
 * What has to be changed in the club's billing system, which the orders belong to, until somebody
 * ticks that it is done. Amounts in minor units of the order's currency.
 */
export type OrderChange = {
  id: string;
  kind: 'cancelled' | 'lowered' | 'restored';
  amountBefore: bigint;
  amountAfter: bigint;
  jobId: string;
  changedAt: Date;
  tickedAt: Date | null;
  tickedBy: string | null;
};

export type Pass = {
  id: string;
  clubId: string;
  contactId: string;
  productId: string;
  usesLeft: number;
};
