import type { Club } from '../../domain/people/club-records.js';
import type { ClubSettings } from '../../domain/settings/club-settings.js';

/**
 * A club as it is stored: one that has never set anything has no settings and no `seq`. `pastActs`
 * counts what was booked for days some time back (`hold-open.ts`).
 */
export type StoredClub = Club & {
  settings?: Partial<ClubSettings>;
  seq?: bigint;
  pastActs?: bigint;
};
