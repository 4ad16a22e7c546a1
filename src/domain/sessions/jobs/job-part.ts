import type { CalendarDate } from '../../calendar-date.js';
import type { Settled } from '../../credit/settled.js';
import type { NothingReason } from '../attendee-reason.js';
import type { GivenOnInvoice } from '../spread-offer.js';
import type { PartGroup } from './part-group.js';
import type { Give } from './session-job.js';

/**
 * How a part stands. `ready`: still to be done, the one state from which anything is booked.
 * `nothing`: done, and no money belongs to it. `booked`: done, with its money.
 * `pending`: its invoice has a payment on its way; `changed`: something else would happen than what
 * was shown; `failed`: it was refused. These three are done by **Run again**, once they can be.
 */
export const partStates = ['ready', 'nothing', 'booked', 'pending', 'changed', 'failed'] as const;
export type PartState = (typeof partStates)[number];

/** How one line's value was worked out, for one sentence. Minor units. */
export type LineReckoning = {
  invoiceNumber: string;
  line: number;
  /** The price paid. */
  net: bigint;
  how:
    | { by: 'sessions'; billed: number; left: number }
    | { by: 'days'; days: number; left: number }
    | { by: 'fixed-amount' };
  alreadyGiven: bigint;
  amount: bigint;
};

/** What a part does, in minor units: what the form showed and what is held against every plan. */
export type PartEffect = {
  /** Lowers what is owed, becomes account credit, is sent back as cash. */
  toInvoice: bigint;
  toAccount: bigint;
  sentBack: bigint;
  /** What sending it back, or a refund instead of the credit, costs in fees; null = not known. */
  refundFee: bigint | null;
  /** A part of it is sent, or would be, by people and not by a provider. */
  byPeople: boolean;
  /** How long the payer waits for what a provider sends, in working days; null where none does. */
  refundDays: { from: number; to: number } | null;
};

/** What a part does beside the money. */
export type PartBeside = {
  /** One use goes back to this pass for each booking that it paid for. */
  passUses: { passId: string; bookingId: string }[];
  /** What becomes of orders; an order of which nothing is left is cancelled. */
  orders: { orderId: string; before: bigint; after: bigint; currency?: string }[];
  /** Bookings whose places are released. */
  releases: string[];
};

/** What became of a part, in minor units. */
export type PartResult = PartEffect & {
  noteNumbers: string[];
  refundIds: string[];
  /** What of the account credit was used at once on other invoices; left out where nothing was. */
  settled?: Settled[];
  /** The last day of the account credit; left out where there is none or it never expires. */
  creditUntil?: CalendarDate;
  /** How the invoice stands after it, by number. */
  outstanding: { invoiceNumber: string; amount: bigint }[];
};

/**
 * One attendee of a cancelled session, or one person who leaves: planned when the form is looked
 * at, done in one transaction with its money. Amounts in minor units of `currency`.
 */
export type JobPart = {
  /** The job's id and the booking's or the enrolment's. */
  id: string;
  jobId: string;
  clubId: string;
  /** Its place in the job: parts of one payer stand together. */
  place: number;
  payerId: string;
  payerName: string;
  contactId: string;
  name: string;
  /** Both names folded (`foldedText`), by which it is found among the parts of its job. */
  searchText: string;
  /** The booking that is cancelled, with its session; else the enrolment that ends. */
  subject:
    | { kind: 'booking'; bookingId: string; sessionId: string; number: number }
    | { kind: 'enrolment'; enrolmentId: string; number: number; orderKept: KeptOrder[] };
  /** Null where no invoice stands behind it. */
  currency: string | null;
  reckoning: LineReckoning[];
  /** By price and billing, less what is kept back; the most that can be typed; what is given. */
  offered: bigint;
  most: bigint;
  amount: bigint;
  keptBack: bigint;
  isEdited: boolean;
  /** On which lines, and for what, the amount is given. */
  given: GivenOnInvoice[];
  effect: PartEffect;
  /** Why it gets nothing, of its first line; null where it gets something. */
  reason: NothingReason | null;
  /** By `groupOf`; stored, so that a review can ask for one group. */
  group: PartGroup;
  /** How its money is given: as the job says, or as somebody chose when it was run again. */
  give: Give;
  beside: PartBeside;
  /** All that it does beside the money is done. */
  isReleased: boolean;
  /** When somebody who was removed was put back into the product. */
  putBackAt?: Date;
  state: PartState;
  /** Which try at the money this is, from 1; a try that was booked and failed later is not repeated. */
  attempt: number;
  result: PartResult | null;
  /** Why it could not be done, in words; empty where it could. */
  problem: string;
  seq: bigint;
};

/** An order that stays although its contact leaves, and what will still be billed. */
export type KeptOrder = { orderId: string; dueOn: string; amount: bigint; currency: string };
