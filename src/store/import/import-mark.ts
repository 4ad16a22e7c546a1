import type { DeskEvent } from '../../domain/trail/audit-event.js';
import type { Store } from '../connection.js';
import { writeEvent } from '../trail/write-event.js';
import { inTransaction } from '../transaction.js';
import type { ImportMark } from './stored-mark.js';

/** Says that an import begins to write; one that was cut off before it goes on under its own mark. */
export async function beginImport(
  { collections }: Store,
  { clubId, ...mark }: Omit<ImportMark, '_id'>,
): Promise<ImportMark> {
  const { import_marks } = collections;
  const begun = { $setOnInsert: { clubId, ...mark } };
  const options = { upsert: true, returnDocument: 'after' } as const;
  const stored = await import_marks.findOneAndUpdate({ _id: clubId }, begun, options);
  if (stored === null) throw new Error('the mark of an import was not stored');
  return stored;
}

export async function findImportMark(
  { collections }: Store,
  clubId: string,
): Promise<ImportMark | null> {
  return collections.import_marks.findOne({ _id: clubId });
}

/** Takes the mark away and tells the import in the trail, both or neither: so it is told once. */
export async function endImport(store: Store, mark: ImportMark, event: DeskEvent): Promise<void> {
  const { _id, importId } = mark;
  await inTransaction(store, async (session) => {
    const { import_marks } = store.collections;
    const { deletedCount } = await import_marks.deleteOne({ _id, importId }, { session });
    if (deletedCount === 1) await writeEvent(store, event, session);
  });
}
