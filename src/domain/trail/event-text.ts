import type { AuditEvent, TrailPlace } from './audit-event.js';

function plainValue(_key: string, value: unknown): unknown {
  return typeof value === 'bigint' ? `${value}` : value;
}

/** What of an event is its own: ids, codes and numbers. A reason is free words and lies outside. */
function ownParts(event: AuditEvent): unknown[] {
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
  const { id, clubId, act, actor, approvedBy, at } = event;
  const parts = [
    ...[number, previous, id, clubId, act, actor.kind, actor.id],
    ...[approvedBy?.kind ?? null, approvedBy?.id ?? null, at.getTime(), ownParts(event)],
  ];
  return JSON.stringify(parts, plainValue);
}
