import { refuse } from '../../../domain/errors.js';
import { type Actor, recordActor } from '../../../domain/people/actor.js';
import type { Session } from '../../../domain/people/club-records.js';
import { foldedText } from '../../../domain/people/folded-text.js';
import { requireRight } from '../../../domain/people/permission.js';
import {
  type Attendee,
  attendeesInOrder,
} from '../../../domain/sessions/cancelling/attendees-in-order.js';
import type { KeepBack } from '../../../domain/sessions/cancelling/keep-back.js';
import type { PlannedPart } from '../../../domain/sessions/cancelling/plan-attendee.js';
import type { JobPart } from '../../../domain/sessions/jobs/job-part.js';
import type {
  CancelSessionAct,
  Give,
  SessionJob,
} from '../../../domain/sessions/jobs/session-job.js';
import { bookingsByPayer } from '../../../store/sessions/by-payer.js';
import { storeDraft } from '../../../store/sessions/job-drafts.js';
import type { Desk } from '../../desk.js';
import { momentOf } from '../../desk-day.js';
import { draftJob } from '../jobs/draft-job.js';
import { payerPages } from '../jobs/payer-pages.js';
import { loadSessionsToCancel } from './load-sessions.js';
import { planAttendees } from './plan-attendees.js';

export type CancellationInput = {
  operationId: string;
  sessionIds: readonly string[];
  give: Give;
  keepBack: KeepBack | null;
  notifyCustomers: boolean;
  message: string;
  reason: string;
};

/** People whose invoices are read at once: a page of reads, not of what is booked together. */
const pageSize = 500;

function partOf(
  job: SessionJob,
  attendee: Attendee,
  {
    place,
    number,
    give,
    planned,
  }: { place: number; number: number; give: Give; planned: PlannedPart },
): JobPart {
  const { booking, name, payerName, payerId } = attendee;
  const { id: bookingId, sessionId, contactId } = booking;
  return {
    id: `${job.id}:${bookingId}`,
    jobId: job.id,
    clubId: job.clubId,
    ...{ place, payerId, payerName, contactId, name },
    searchText: foldedText(`${name} ${payerName}`),
    subject: { kind: 'booking', bookingId, sessionId, number },
    ...planned,
    give,
    isEdited: false,
    isReleased: false,
    state: 'ready',
    attempt: 1,
    result: null,
    problem: '',
    seq: 1n,
  };
}

/** Entries that are only looked at: their keys are never stored. */
const lookedAt = { key: 'dry-run', requestHash: '', reason: '' };

/** An amount means nothing in another currency than the club's. @throws CreditError `keep-back-currency` */
function requireKeptInOwn(
  { club }: Desk,
  kept: { keepBack: KeepBack | null; name: string; currency: string | null },
): void {
  const { keepBack, name, currency } = kept;
  if (keepBack?.kind !== 'amount' || currency === null || currency === club.currency) return;
  refuse('keep-back-currency', { name, currency, clubCurrency: club.currency });
}

/** The parts of everybody who is booked, page by page: never all of them are held at once. */
async function* planParts(
  desk: Desk,
  actor: Actor,
  { job, act, sessions }: { job: SessionJob; act: CancelSessionAct; sessions: readonly Session[] },
): AsyncGenerator<JobPart[], void> {
  const { give, keepBack } = act;
  const numbers = new Map(act.sessions.map(({ sessionId, number }) => [sessionId, number]));
  const sessionsById = new Map(sessions.map((session) => [session.id, session]));
  const wish = { give, keepBack, typed: null, notifyCustomer: job.notifyCustomers };
  const moment = momentOf(desk);
  const context = { ...lookedAt, actor, ...moment };
  const settings = {
    ...{ isMoneyAsked: give !== 'nothing', startTimes: new Map(), moment },
    accept: () => true,
  };
  let place = 0;
  const booked = bookingsByPayer(desk.store, [...sessionsById.keys()]);
  for await (const payers of payerPages(booked, pageSize)) {
    const page = attendeesInOrder(payers, sessionsById);
    const dealings = page.map(({ booking }) => {
      return { booking, wish, contextOf: (n: number) => ({ ...context, key: `${n}` }) };
    });
    const dealt = await planAttendees(desk, dealings, settings);
    const first = place;
    place += page.length;
    yield page.map((attendee, index) => {
      const planned = dealt[index]?.part;
      if (planned === undefined) throw new Error('an attendee was not planned');
      requireKeptInOwn(desk, { keepBack, name: attendee.name, currency: planned.currency });
      const number = numbers.get(attendee.booking.sessionId) ?? 1;
      return partOf(job, attendee, { place: first + index, number, give, planned });
    });
  }
}

/**
 * Works out what cancelling these sessions would do to everybody who is booked, and keeps it as a
 * draft under the form's operation id, in the place of an earlier one.
 * @throws CreditError `not-allowed`, `too-many-sessions`, `not-found`, `session-begun`,
 * `session-cancelled`, `job-started`, `keep-back-currency`
 */
export async function draftCancellation(
  desk: Desk,
  actor: Actor,
  input: CancellationInput,
): Promise<SessionJob> {
  requireRight(actor, 'cancel-session');
  const { operationId, sessionIds, give, keepBack, message, ...words } = input;
  const sessions = await loadSessionsToCancel(desk, sessionIds);
  const numbered = sessions.map(({ id, cancellations = 0 }) => {
    return { sessionId: id, number: cancellations + 1 };
  });
  const act = { kind: 'cancel-session', sessions: numbered, give, keepBack, message } as const;
  const job = draftJob(desk, {
    ...{ id: operationId, act, ...words, parts: 0 },
    ...{ by: recordActor(actor), byRoles: actor.kind === 'staff' ? actor.roles : [] },
  });
  const pages = () => planParts(desk, actor, { job, act, sessions });
  const stored = await storeDraft(desk.store, job, pages);
  return stored === null ? refuse('job-started', {}) : { ...job, ...stored };
}
