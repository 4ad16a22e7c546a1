import type { AuditEvent, PlacedEvent, TrailPlace } from './audit-event.js';
import type { RequestEvent } from './request-event.js';
import type { TrailHead } from './trail-head.js';

function plainValue(_key: string, value: unknown): unknown {
  return typeof value === 'bigint' ? `${value}` : value;
}

function requestParts({ payerId, request }: RequestEvent): unknown[] {
  const { id, act, need, requesterId, requesterRoles, requestHash, invoiceId } = request;
  const { why, amount, alone, currency } = need;
  return [
    ...[payerId, id, act, invoiceId, why, amount, alone, currency, requesterId, requesterRoles],
    ...[requestHash, request.askedAt.getTime(), request.expiresAt.getTime()],
  ];
}

/** What of an event is its own: ids, codes and numbers. A reason is free words and lies outside. */
function ownParts(event: AuditEvent): unknown[] {
  if ('request' in event) return requestParts(event);
  if (event.act === 'change-settings') {
    const { changes, closedEntries } = event;
    const said: unknown[] = changes.map(({ setting, from, to }) => [setting, from, to]);
    return closedEntries === undefined ? said : [...said, closedEntries];
  }
  return [event.payerId, event.subject];
}

/** The text that the digest of an event is made of. */
export function eventText(
  event: AuditEvent,
  { number, previous }: Pick<TrailPlace, 'number' | 'previous'>,
): string {
  const { id, clubId, act, actor, approvedBy, at, addedByUpdate } = event;
  const parts = [
    ...[number, previous, id, clubId, act, actor.kind, actor.id],
    ...[approvedBy?.kind ?? null, approvedBy?.id ?? null, at.getTime(), ownParts(event)],
    ...(addedByUpdate === undefined ? [] : ['added by update']),
  ];
  return JSON.stringify(parts, plainValue);
}

/** The events in their places behind the head, one after another. */
export function placedBehind(
  head: TrailHead,
  events: readonly AuditEvent[],
  digestOf: (text: string) => string,
): PlacedEvent[] {
  let { number, digest: previous } = head;
  return events.map((event) => {
    number += 1n;
    const digest = digestOf(eventText(event, { number, previous }));
    const placed = { ...event, number, previous, digest };
    previous = digest;
    return placed;
  });
}
