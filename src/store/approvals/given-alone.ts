import type { ClientSession } from 'mongodb';
import type { GivenAlone, GivenItem } from '../../domain/approvals/given-alone.js';
import type { Change } from '../../domain/books/plan.js';
import type { CreditNote } from '../../domain/credit/credit-note.js';
import type { Store } from '../connection.js';
import { StalePlan } from '../ledger/write-changes.js';
import { fromStored, toStored } from '../stored.js';

export async function findGivenAlone(
  { collections }: Store,
  id: string,
): Promise<GivenAlone | null> {
  const found = await collections.given_alone.findOne({ _id: id });
  return found === null ? null : fromStored(found);
}

/** The credit notes that the items made, by id. */
export async function findNotesOfItems(
  { collections }: Store,
  items: readonly GivenItem[],
): Promise<Map<string, CreditNote>> {
  const ids = items.flatMap(({ creditNoteId }) => creditNoteId ?? []);
  if (ids.length === 0) return new Map();
  const found = await collections.credit_notes.find({ _id: { $in: ids } }).toArray();
  return new Map(found.map((note) => [note._id, fromStored(note)]));
}

/** Two forms at once cannot both write it. @throws StalePlan, or a duplicate key when it is new */
export async function writeGivenAlone(
  { collections }: Store,
  { before, after }: Change<GivenAlone>,
  session: ClientSession,
): Promise<void> {
  if (before === null) {
    await collections.given_alone.insertOne(toStored(after), { session });
    return;
  }
  const { _id, ...fields } = toStored(after);
  const { matchedCount } = await collections.given_alone.replaceOne(
    { _id, seq: before.seq },
    fields,
    { session },
  );
  if (matchedCount !== 1) throw new StalePlan();
}
