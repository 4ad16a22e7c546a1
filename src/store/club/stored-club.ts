import type { Club } from '../../domain/people/club-records.js';
import type { ClubSettings } from '../../domain/settings/club-settings.js';

/** A club as it is stored: one that has never set anything has no settings and no `seq`. */
export type StoredClub = Club & { settings?: Partial<ClubSettings>; seq?: bigint };
