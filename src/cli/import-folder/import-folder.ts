import type { CalendarDate } from '../../domain/calendar-date.js';
import type { Desk } from '../../services/desk.js';
import { type ImportResult, importClub, type Progress } from '../../services/import/import-club.js';
import { listFolder } from './list-folder.js';
import { readFolder } from './read-folder.js';

export type ImportFolderOptions = {
  /** Today in the club's time zone; null where rows may lie ahead, as in the sample club. */
  today: CalendarDate | null;
  progress?: Progress;
  /** Told about files that are left out, before anything is read. */
  warn?: (sentence: string) => void;
};

/** Reads and imports a folder, whole or not at all. */
export async function importFolder(
  desk: Desk,
  folder: string,
  { today, progress, warn = () => undefined }: ImportFolderOptions,
): Promise<ImportResult> {
  const listing = await listFolder(folder);
  if (!listing.ok) {
    return { ok: false, faults: listing.faults, booked: 0, added: 0, changed: 0 };
  }
  for (const sentence of listing.warnings) warn(sentence);
  const bytes = [...listing.present.values()].reduce((sum, { size }) => sum + size, 0);
  const { timeZone } = desk.club;
  return importClub(desk, {
    bytes,
    read: (target) => readFolder(folder, listing, { timeZone, today, ...target }),
    ...(progress === undefined ? {} : { progress }),
  });
}
