import type { SettingName } from '../../domain/settings/club-settings.js';
import type { SettingsEvent } from '../../domain/trail/audit-event.js';
import type { Store } from '../connection.js';
import { eventOf, type StoredEvent } from '../trail/stored-event.js';

/** The event where it is one about settings. */
export function settingsEvent(stored: StoredEvent): SettingsEvent[] {
  const event = eventOf(stored);
  return event.act === 'change-settings' ? [event] : [];
}

/** The newest event that changed a setting; null where it was never changed. */
export async function findLastChange(
  { collections }: Store,
  { clubId, setting }: { clubId: string; setting: SettingName },
): Promise<SettingsEvent | null> {
  const [found] = await collections.audit_events
    .find({ clubId, number: { $gt: 0n }, 'changes.setting': setting })
    .sort({ number: -1 })
    .hint('number')
    .limit(1)
    .toArray();
  return found === undefined ? null : (settingsEvent(found)[0] ?? null);
}
