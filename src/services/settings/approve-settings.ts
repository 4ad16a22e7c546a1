import { isChanged } from '../../domain/approvals/planned-act.js';
import type { ActInput } from '../../domain/approvals/request.js';
import { OnlyPlanned } from '../../domain/approvals/second-person-needed.js';
import { FactsMoved } from '../../domain/books/promise.js';
import { refuse } from '../../domain/errors.js';
import { recordActor } from '../../domain/people/actor.js';
import { wantedSettings } from '../../domain/settings/wanted-settings.js';
import { writeSettings } from '../../store/settings/settings-changes.js';
import type { Envelope } from '../books/envelope.js';
import type { Desk } from '../desk.js';
import { eventIdOf } from './change-settings.js';
import { planNow, settingsAct } from './plan-now.js';
import { refreshSettings } from './settings-now.js';

/**
 * Changes the settings that a second person was asked for, planned from those of now, and ends the
 * request in the same transaction.
 * @throws what `planSettings` throws; OnlyPlanned; FactsMoved; RequestNotOpen; CreditError `settings-moved`
 */
export async function approveSettings(
  desk: Desk,
  { actor, operationId, approval }: Envelope,
  input: ActInput,
): Promise<void> {
  if (approval === undefined) throw new Error('settings are approved by a request alone');
  const { before, after, changes, planned } = await planNow(desk, wantedSettings(input['wanted']));
  if (approval.kind === 'look') throw new OnlyPlanned(planned, null);
  if (isChanged(approval.said, planned.promised)) throw new FactsMoved(['notes']);
  const { by, requestChange, outbox } = approval;
  const event = {
    ...{ id: eventIdOf(operationId), clubId: desk.club.id, act: settingsAct },
    actor: recordActor(actor),
    approvedBy: { kind: 'staff' as const, id: by },
    ...{ at: desk.now(), changes },
  };
  const written = await writeSettings(desk.store, { before, after, event, requestChange, outbox });
  if (written === 'moved') refuse('settings-moved', {});
  await refreshSettings(desk);
  desk.wake('outbox');
}
