import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { importInWords, type WrittenImport } from '../../domain/import/import-tally.js';
import type { DeskEvent } from '../../domain/trail/audit-event.js';
import { isDatabaseGone } from '../../store/database-error.js';
import { beginImport, endImport, findImportMark } from '../../store/import/import-mark.js';
import type { ImportMark } from '../../store/import/stored-mark.js';
import type { Desk } from '../desk.js';
import { deskEvent } from '../trail/desk-event.js';
import { longestPauseMs, patienceTimes } from './write-money.js';

/** What an import does, told when it has ended. */
export type Told = Omit<WrittenImport, 'cutOff'>;

/** A database that is gone may come back, as for the money before it; it is told once all the same. */
async function endPatiently(desk: Desk, mark: ImportMark, event: DeskEvent): Promise<void> {
  const endsAt = performance.now() + patienceTimes * desk.store.patience.retryMs;
  for (;;) {
    try {
      return await endImport(desk.store, mark, event);
    } catch (error) {
      if (!isDatabaseGone(error) || performance.now() >= endsAt) throw error;
      await pause(longestPauseMs);
    }
  }
}

/**
 * Does what an import writes, and tells in the trail, once, what that was. One that is cut off leaves
 * a mark, and the import that ends it tells both. Nothing is told where there is nothing to write.
 */
export async function tellImport<Result>(
  desk: Desk,
  isToWrite: boolean,
  work: () => Promise<{ result: Result; told: Told }>,
): Promise<Result> {
  const { store, club } = desk;
  if (!isToWrite && (await findImportMark(store, club.id)) === null) return (await work()).result;
  const own = randomUUID();
  const begun = { clubId: club.id, importId: own, startedAt: desk.now() };
  const mark = await beginImport(store, begun);
  const { result, told } = await work();
  const cutOff = mark.importId === own ? null : mark.startedAt;
  const event = { id: `import:${mark.importId}`, act: 'import-folder', payerId: null } as const;
  const subject = importInWords({ ...told, cutOff });
  await endPatiently(desk, mark, deskEvent(desk, { kind: 'import' }, { ...event, subject }));
  return result;
}
