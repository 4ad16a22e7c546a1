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
  email: string | null;
  payerId: string;
  /** By which it is found, by `contactWords`. */
  searchWords: string[];
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
};

export type Enrolment = {
  id: string;
  clubId: string;
  contactId: string;
  productId: string;
  from: CalendarDate;
  until: CalendarDate | null;
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
};

export type Pass = {
  id: string;
  clubId: string;
  contactId: string;
  productId: string;
  usesLeft: number;
};
