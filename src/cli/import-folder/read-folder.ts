import type { CalendarDate } from '../../domain/calendar-date.js';
import type { FaultList } from '../../domain/import/fault-list.js';
import type { ImportFileName } from '../../domain/import/file-layout.js';
import type { ImportSink } from '../../domain/import/import-data.js';
import { type FileStamp, type Listed, listFolder } from './list-folder.js';
import { openFile } from './open-file.js';
import { readRecords } from './read-records.js';
import { createRowReader, type RowKind, type RowTarget } from './read-rows.js';
import { readText } from './read-text.js';
import { rowKinds } from './row-kinds.js';
import { separatorFault } from './separators.js';
import { TextFault, wholeFile } from './text-fault.js';

export type ReadFolderOptions = {
  /** The club's IANA time zone, for times written without an offset. */
  timeZone: string;
  /** Today in that zone; when given, money rows dated later are refused. */
  today: CalendarDate | null;
};

/** Stops at a first line that shows another kind of file. @throws TextFault */
async function* withSoundStart(pieces: AsyncIterable<string>): AsyncGenerator<string> {
  let isStart = true;
  for await (const piece of pieces) {
    if (isStart) {
      const reason = separatorFault(piece.split('\n', 1)[0] ?? '');
      if (reason !== null) throw new TextFault({ line: 1 }, reason);
    }
    isStart = false;
    yield piece;
  }
}

/** True when the whole file was read; what stopped it is a fault. */
async function readFile(folder: string, kind: RowKind, target: RowTarget): Promise<boolean> {
  const { faults } = target;
  const reader = createRowReader(kind, target);
  try {
    const handle = await openFile(folder, kind.file);
    try {
      for await (const records of readRecords(withSoundStart(readText(handle)))) {
        for (const record of records) {
          if (!(await reader.take(record)) || faults.isFull()) return false;
        }
      }
    } finally {
      await handle.close();
    }
    if (reader.hasHeader()) return true;
    throw new TextFault(wholeFile, 'The file has no header row.');
  } catch (error) {
    if (!(error instanceof TextFault)) throw error;
    faults.add({ file: kind.file, ...error.place, reason: error.message });
    return false;
  }
}

/** What was listed before is what is there now: else some rows are older than others. */
async function refuseChanged(folder: string, before: Listed, faults: FaultList): Promise<void> {
  const now = await listFolder(folder);
  const present = now.ok ? now.present : new Map<ImportFileName, FileStamp>();
  for (const file of new Set([...before.present.keys(), ...present.keys()])) {
    if (before.present.get(file)?.changed === present.get(file)?.changed) continue;
    const reason =
      'This file was changed while the folder was read; wait until the export has ended, then import again.';
    faults.add({ file, line: 0, reason });
  }
}

/**
 * Reads the listed files of a folder as streams, one after the other, and hands out every row
 * that has no fault of its own; what rows say about each other is not looked at. Reading ends
 * early when the list of faults is full.
 * @throws RangeError for an unknown time zone, and what the file system throws midway
 */
export async function readFolder(
  folder: string,
  listing: Listed,
  { timeZone, today, sink, faults }: ReadFolderOptions & { sink: ImportSink; faults: FaultList },
): Promise<void> {
  for (const kind of rowKinds(timeZone)) {
    if (!listing.present.has(kind.file) || faults.isFull()) continue;
    const whole = await readFile(folder, kind, { sink, faults, today });
    if (!whole) sink.unreadable(kind.file);
  }
  await refuseChanged(folder, listing, faults);
}
