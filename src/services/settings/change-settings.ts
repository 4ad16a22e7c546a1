import { refuse } from '../../domain/errors.js';
import { type Actor, recordActor } from '../../domain/people/actor.js';
import { requireRight } from '../../domain/people/permission.js';
import type { AuditEvent } from '../../domain/settings/audit-event.js';
import type { WantedSettings } from '../../domain/settings/club-settings.js';
import { planSettings } from '../../domain/settings/plan-settings.js';
import { settingsInForce } from '../../domain/settings/settings-in-force.js';
import {
  findAuditEvent,
  isAnythingBooked,
  writeSettings,
} from '../../store/settings/settings-changes.js';
import type { Desk } from '../desk.js';
import { recordOf, refreshSettings } from './settings-now.js';

export type SettingsRequest = {
  actor: Actor;
  operationId: string;
  /** How often settings had been changed when the form was drawn; null: whatever they are. */
  seenSeq: bigint | null;
  wanted: WantedSettings;
};

/**
 * Changes settings of the club, with who did it, when, from what and to what. In force at once in
 * every process; sent twice it is one change.
 * @throws CreditError `not-allowed`, `settings-moved`, and those of `planSettings`
 */
export async function changeSettings(desk: Desk, request: SettingsRequest): Promise<AuditEvent> {
  const { actor, operationId, seenSeq, wanted } = request;
  requireRight(actor, 'change-settings');
  const id = `settings:${operationId}`;
  const stored = await findAuditEvent(desk.store, id);
  if (stored !== null) return stored;
  await refreshSettings(desk);
  const before = recordOf(desk);
  if (seenSeq !== null && seenSeq !== before.seq) refuse('settings-moved', {});
  const inForce = settingsInForce(before, desk.given);
  const isBooked = await isAnythingBooked(desk.store, desk.club.id);
  const { after, changes } = planSettings(before, wanted, { inForce, isBooked });
  const event: AuditEvent = {
    ...{ id, clubId: desk.club.id, act: 'change-settings' },
    actor: recordActor(actor),
    ...{ approvedBy: null, at: desk.now(), changes },
  };
  if (changes.length === 0) return event;
  const write = { before, after, event, requestChange: null, outbox: [] };
  const written = await writeSettings(desk.store, write);
  if (written === 'moved') refuse('settings-moved', {});
  await refreshSettings(desk);
  return (await findAuditEvent(desk.store, id)) ?? event;
}
