import type { Account } from '../../src/domain/credit/account.js';
import type { CreditNote } from '../../src/domain/credit/credit-note.js';
import type { Booking, Enrolment, Order, Product } from '../../src/domain/people/club-records.js';
import type { PartBeside } from '../../src/domain/sessions/jobs/job-part.js';
import { lineKey } from '../../src/domain/sessions/jobs/page-state.js';
import type { RemoveContactAct } from '../../src/domain/sessions/jobs/session-job.js';
import type { RemovalFacts } from '../../src/domain/sessions/leaving/leaver-facts.js';
import { nothingPlanned } from '../../src/domain/sessions/leaving/plan-leaver.js';
import {
  type PlannedRemoval,
  planRemovals,
  removalKey,
} from '../../src/domain/sessions/leaving/plan-removal.js';
import type { InvoiceInUse } from '../../src/domain/sessions/offer.js';
import { digestOf } from '../../src/store/ledger/digest.js';
import { sessionsInOrder } from './lines-in-use.js';
import { eventContext } from './rules.js';

const clubId = 'club';
const enrolmentId = 'club:asha:P-GYM:2026-09-01';
const ofAsha = { clubId, contactId: 'club:asha', productId: 'club:P-GYM' };

const gymnastics: Product = {
  ...{ id: 'club:P-GYM', clubId, ownId: 'P-GYM', name: 'Gymnastics', price: 9000n },
  ...{ currency: 'GBP', billing: 'termly', autoCollect: true },
};

/** An order of Asha's for the product. */
export function anOrder(dueOn: string, amount: bigint, changes: Partial<Order> = {}): Order {
  return { id: `club:ORD-${dueOn}`, ...ofAsha, dueOn, amount, currency: 'GBP', ...changes };
}

/** A place of Asha's on the session of that number. */
export function aPlace(session: number, changes: Partial<Booking> = {}): Booking {
  return {
    ...{ id: `club:S${session}:asha`, clubId, sessionId: `S${session}`, contactId: 'club:asha' },
    ...{ paidBy: 'invoice', invoiceId: null, line: null, passId: null, ...changes },
  };
}

export type LeaverStory = {
  invoices?: readonly InvoiceInUse[];
  notes?: readonly CreditNote[];
  accounts?: readonly Account[];
  /** Sessions of the product, one a day from 1 September; Asha is booked on each. */
  sessions?: number;
  /** Of those sessions, how many have begun. */
  begun?: number;
  cancelled?: readonly number[];
  places?: readonly Booking[];
  orders?: readonly Order[];
  until?: string | null;
  act?: Partial<RemoveContactAct>;
  typed?: bigint | null;
  /** What the job did for her before, all but the money; her enrolment is as `removed` says. */
  done?: PartBeside;
  removed?: Enrolment['removed'];
};

function factsOf(story: LeaverStory): RemovalFacts {
  const { invoices = [], notes = [], accounts = [], sessions: count = 0, cancelled = [] } = story;
  const inOrder = sessionsInOrder(count);
  const stops = { number: 1, jobId: 'job', cancelledAt: new Date(0), reason: 'Rain' };
  const sessions = inOrder.map(({ sessionId: id, startsAt }, place) => ({
    ...{ id, clubId, productId: 'club:P-GYM', title: id, startsAt, endsAt: startsAt },
    cancelled: cancelled.includes(place + 1) ? stops : null,
  }));
  const { orders = [], until = null } = story;
  const bookings = story.places ?? inOrder.map((_session, place) => aPlace(place + 1));
  const behind = invoices.map(({ invoice, lines }) => {
    return { invoiceId: invoice.id, lines: lines.map(({ line }) => line.line) };
  });
  const { removed = null } = story;
  const removals = removed?.number ?? 0;
  const of = { ...ofAsha, from: '2026-09-01', until, removed };
  const enrolment = { id: enrolmentId, ...of, ...(removals > 0 && { removals }) };
  const leaver = { enrolment, bookings, orders, behind };
  return {
    product: gymnastics,
    sessions: new Map(sessions.map((session) => [session.id, session])),
    leavers: new Map([[enrolmentId, leaver]]),
    page: {
      ...{ invoices: invoices.map(({ invoice }) => invoice), accounts, notes },
      ...{ refunds: [], money: null },
      sessionsOfLine: new Map(
        invoices.flatMap(({ invoice, lines }) =>
          lines.map(({ line, sessions: booked }) => [lineKey(invoice.id, line.line), booked]),
        ),
      ),
    },
  };
}

/** What removing Asha from gymnastics does, by price and billing unless the story says otherwise. */
export function removalOf(story: LeaverStory): PlannedRemoval {
  const day = String(story.begun ?? 0).padStart(2, '0');
  const today = day === '00' ? '2026-08-31' : `2026-09-${day}`;
  const act: RemoveContactAct = {
    ...{ kind: 'remove-contact', productId: 'club:P-GYM', sessions: { kind: 'all-future' } },
    ...{ credit: { kind: 'by-price' }, orders: 'cancel', leavingOn: today, ...story.act },
  };
  const { typed = null } = story;
  const event = eventContext({ today, now: new Date(`${today}T20:00:00Z`) });
  const part = {
    subject: { kind: 'enrolment' as const, enrolmentId, number: 1, orderKept: [] },
    ...{ jobId: 'job', amount: typed ?? 0n, isEdited: typed !== null },
    ...{ isReleased: story.done !== undefined, beside: story.done ?? nothingPlanned.beside },
  };
  const contextOf = (number: string) => ({ ...event, key: removalKey(part, number) });
  const { now } = event;
  const settings = {
    act,
    notifyCustomer: false,
    locale: 'en-GB',
    timeZone: 'Europe/London',
    digestOf,
    now,
    today,
  };
  const turns = [{ part, contextOf }];
  const [planned] = planRemovals(factsOf(story), turns, { ...settings, accept: () => true });
  if (planned === undefined) throw new Error('nobody was planned');
  return planned;
}

/** The credit notes of a plan as they read. */
export function notesOf({ plans }: PlannedRemoval): [string, bigint, bigint][] {
  return plans
    .flatMap(({ creditNotes }) => creditNotes)
    .map(({ after }) => [after.number, after.toInvoice, after.toAccount]);
}
