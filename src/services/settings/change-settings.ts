import { SecondPersonNeeded } from '../../domain/approvals/second-person-needed.js';
import { refuse } from '../../domain/errors.js';
import { type Actor, recordActor } from '../../domain/people/actor.js';
import { requireRight } from '../../domain/people/permission.js';
import type { SettingChange, WantedSettings } from '../../domain/settings/club-settings.js';
import { settingsOwner } from '../../domain/settings/planned-settings.js';
import type { SettingsEvent } from '../../domain/trail/audit-event.js';
import { findTurn, secondPersonTurnId } from '../../store/ledger/turns.js';
import { findSettingsEvent, writeSettings } from '../../store/settings/settings-changes.js';
import { hashRequest } from '../books/request-hash.js';
import type { Desk } from '../desk.js';
import { planNow, settingsAct } from './plan-now.js';
import { refreshSettings } from './settings-now.js';

export type SettingsRequest = {
  actor: Actor;
  operationId: string;
  /** How often settings had been changed when the form was drawn; null: whatever they are. */
  seenSeq: bigint | null;
  wanted: WantedSettings;
};

function onlyChanged(changes: SettingsEvent['changes']): Record<string, SettingChange['to']> {
  return Object.fromEntries(changes.map(({ setting, to }) => [setting, to]));
}

/** What an event about settings is called, by the form or request that made it. */
export function eventIdOf(operationId: string): string {
  return `settings:${operationId}`;
}

/**
 * Changes settings of the club, with who did it, when, from what and to what. In force at once in
 * every process; sent twice it is one change. What lets one person give more away, or more people
 * act, a person does not do alone: whoever runs the command line could change the database itself.
 * @throws CreditError `not-allowed`, `settings-moved`, and those of `planSettings`;
 * SecondPersonNeeded
 */
export async function changeSettings(desk: Desk, request: SettingsRequest): Promise<SettingsEvent> {
  const { actor, operationId, seenSeq, wanted } = request;
  requireRight(actor, settingsAct);
  const id = eventIdOf(operationId);
  const stored = await findSettingsEvent(desk.store, id);
  if (stored !== null) return stored;
  const { before, after, changes, loosens, planned } = await planNow(desk, wanted);
  if (seenSeq !== null && seenSeq !== before.seq) return changedByItself(desk, id);
  const event: SettingsEvent = {
    ...{ id, clubId: desk.club.id, act: settingsAct },
    actor: recordActor(actor),
    ...{ approvedBy: null, at: desk.now(), changes },
  };
  if (changes.length === 0) return (await findSettingsEvent(desk.store, id)) ?? event;
  if (loosens && actor.kind === 'staff' && !desk.given.singleHanded) {
    const need = { why: 'always', amount: 0n, alone: 0n, currency: planned.currency } as const;
    const reason = 'Settings of the club';
    // Only what differs: what others set until it is approved stays.
    const input = { wanted: onlyChanged(changes), reason };
    const requestHash = hashRequest({ ...input, act: settingsAct, operationId });
    const tried = { act: settingsAct, input, reason, requestHash, planned };
    const turn = await findTurn(desk.store, secondPersonTurnId(settingsOwner(desk.club.id)));
    throw new SecondPersonNeeded(need, tried, turn);
  }
  const write = { before, after, event, requestChange: null, outbox: [] };
  const written = await writeSettings(desk.store, write);
  await refreshSettings(desk);
  if (written === 'moved') return changedByItself(desk, id);
  return (await findSettingsEvent(desk.store, id)) ?? event;
}

/** Settings moved: by this very form, which was sent twice at once, or by somebody else. */
async function changedByItself(desk: Desk, id: string): Promise<SettingsEvent> {
  return (await findSettingsEvent(desk.store, id)) ?? refuse('settings-moved', {});
}
