import type { RecordedActor } from '../people/actor.js';
import type { Action } from '../people/rights.js';
import type { SettingChange } from './club-settings.js';

/**
 * Who did what that is no journal entry, when, and what was so before. Written with the act itself;
 * nothing changes or deletes it. `id` is that of the form, or of the request that was approved.
 */
export type AuditEvent = {
  id: string;
  clubId: string;
  act: Action;
  actor: RecordedActor;
  /** The second person, where one approved it. */
  approvedBy: RecordedActor | null;
  at: Date;
  changes: readonly SettingChange[];
};
