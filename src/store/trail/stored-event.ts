import type {
  AuditEvent,
  DeskEvent,
  SettingsEvent,
  TrailPlace,
} from '../../domain/trail/audit-event.js';
import type { Stored } from '../stored.js';

/** An event in the database; those of before the trail was numbered have no place in it. */
export type StoredEvent = (Stored<SettingsEvent> | Stored<DeskEvent>) & Partial<TrailPlace>;

export function eventOf(stored: StoredEvent): AuditEvent {
  const { _id: id, number: _number, previous: _previous, digest: _digest, ...fields } = stored;
  return { id, ...fields };
}
