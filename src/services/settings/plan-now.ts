import type { PlannedAct } from '../../domain/approvals/request.js';
import { calendarDateIn } from '../../domain/calendar-date.js';
import type { ClubRecord, WantedSettings } from '../../domain/settings/club-settings.js';
import { type PlannedSettings, planSettings } from '../../domain/settings/plan-settings.js';
import { plannedSettings } from '../../domain/settings/planned-settings.js';
import { settingsInForce } from '../../domain/settings/settings-in-force.js';
import { isAnybodyImported } from '../../store/import/unfinished-payers.js';
import { digestOf } from '../../store/ledger/digest.js';
import { isAnythingBooked } from '../../store/settings/settings-changes.js';
import type { Desk } from '../desk.js';
import { certainNow, todayOf } from '../desk-day.js';
import { recordOf, refreshSettings } from './settings-now.js';

export const settingsAct = 'change-settings' as const;

export type SettingsNow = PlannedSettings & { before: ClubRecord; planned: PlannedAct };

/** What a change would do to the settings of this moment. @throws what `planSettings` throws */
export async function planNow(desk: Desk, wanted: WantedSettings): Promise<SettingsNow> {
  await refreshSettings(desk);
  const before = recordOf(desk);
  const inForce = settingsInForce(before, desk.given);
  const [isBooked, isImporting] = await Promise.all([
    isAnythingBooked(desk.store, desk.club.id),
    isAnybodyImported(desk.store, desk.club.id),
  ]);
  const now = await certainNow(desk);
  const todayIn = (timeZone: string) => calendarDateIn(now, timeZone);
  const plan = planSettings(before, wanted, { inForce, isBooked, isImporting, todayIn });
  const { id: clubId, currency } = desk.club;
  const about = { clubId, currency, today: todayOf(desk), digestOf };
  return { ...plan, before, planned: plannedSettings(plan.changes, about) };
}
