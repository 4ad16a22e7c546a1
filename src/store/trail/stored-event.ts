import type {
  AuditEvent,
  DeskEvent,
  SettingsEvent,
  TrailPlace,
} from '../../domain/trail/audit-event.js';
import type { RequestEvent } from '../../domain/trail/request-event.js';
import { wrongInEvent } from '../../domain/trail/trail-shapes.js';
import type { Stored } from '../stored.js';

/** An event in the database; one that was put in past the desk may have no place in the trail. */
export type StoredEvent = (Stored<SettingsEvent> | Stored<DeskEvent> | Stored<RequestEvent>) &
  Partial<TrailPlace>;

export function eventOf(stored: StoredEvent): AuditEvent {
  const { _id: id, number: _number, previous: _previous, digest: _digest, ...fields } = stored;
  return { id, ...fields };
}

/** The same where it tells of a request as the desk does, else null. */
export function requestEventOf(stored: StoredEvent): RequestEvent | null {
  const event = eventOf(stored);
  if (!('request' in event)) return null;
  const { number, previous, digest } = stored;
  return wrongInEvent({ ...event, number, previous, digest }) === null ? event : null;
}
