import { type BooksDifference, fault } from '../books/difference.js';
import { askedEvent, endedEvent, type RequestEvent, type TrailRequest } from './request-event.js';
import { wrongInRequest } from './trail-shapes.js';

/** The events of a request that are stored. */
export type StoredEvents = { asked: RequestEvent | null; ended: RequestEvent | null };

/** Everything that an event says of its request, in plain words. */
function said({ payerId, actor, at, act, request }: RequestEvent): [what: string, text: string][] {
  const { need } = request;
  const isAsked = act === 'request.asked';
  return [
    ['act', request.act],
    ['payer', payerId],
    ['invoice', request.invoiceId ?? 'none'],
    ['whoever asked', request.requesterId],
    ['roles of whoever asked', request.requesterRoles.join(', ')],
    ['why a second person is needed', need.why],
    ['amount', `${need.amount} ${need.currency}`],
    ['amount given alone before', `${need.alone} ${need.currency}`],
    ['digest of what was handed over', request.requestHash],
    ['time at which it was asked for', request.askedAt.toISOString()],
    ['end of its time', request.expiresAt.toISOString()],
    [isAsked ? 'actor of the event' : 'whoever ended it', `${actor.kind} ${actor.id}`],
    [isAsked ? 'time of the event' : 'time at which it ended', at.toISOString()],
  ];
}

function compareWith(event: RequestEvent, expected: RequestEvent): BooksDifference[] {
  const of = { document: 'request' as const, id: expected.request.id };
  const inRequest = new Map(said(expected));
  return said(event).flatMap(([what, text]) => {
    const stored = inRequest.get(what) ?? 'nothing';
    return text === stored ? [] : [fault(of, what, { expected: text, stored })];
  });
}

/**
 * Holds a request against its events in the trail: what it says of who asked, for what and when, and
 * how it ended, is what they say, and each that is due is there.
 */
export function checkRequestEvents(
  request: TrailRequest,
  { asked, ended }: StoredEvents,
): BooksDifference[] {
  const of = { document: 'request' as const, id: request.id };
  const broken = wrongInRequest(request);
  if (broken !== null) {
    const values = { expected: 'as the desk writes it', stored: broken.stored };
    return [fault(of, broken.path, values)];
  }
  if (asked === null) {
    const values = { expected: 'no event of it', stored: 'a request' };
    return [fault(of, 'event in the audit trail', values)];
  }
  const differences = compareWith(asked, askedEvent(request));
  const state = ended === null ? 'open' : ended.act.replace('request.', '');
  if (state !== request.state) {
    return [...differences, fault(of, 'state', { expected: state, stored: request.state })];
  }
  if (ended === null) return differences;
  const end = endedEvent(request);
  if (end === null) {
    const values = { expected: `${ended.actor.kind} ${ended.actor.id}`, stored: 'nobody' };
    return [...differences, fault(of, 'whoever ended it', values)];
  }
  const known = new Set(differences.map(({ what }) => what));
  return [...differences, ...compareWith(ended, end).filter(({ what }) => !known.has(what))];
}

/** What was handed over is not what the digest tells that its events bear. */
export function askedOtherwise({ id }: Pick<TrailRequest, 'id'>): BooksDifference {
  const values = { expected: 'what its digest was made of', stored: 'something else' };
  return fault({ document: 'request', id }, 'what was asked for', values);
}

/** An event tells of a request that is not there. */
export function requestGone({ id, request }: RequestEvent): BooksDifference {
  const expected = `request ${request.id}, as event ${id} tells`;
  return fault({ document: 'request', id: request.id }, 'request of an event', {
    ...{ expected, stored: 'nothing' },
  });
}
