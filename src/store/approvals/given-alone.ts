import type { ClientSession } from 'mongodb';
import type { GivenAlone, GivenItem, MadeByItems } from '../../domain/approvals/given-alone.js';
import type { Change } from '../../domain/books/plan.js';
import type { CreditNote } from '../../domain/credit/credit-note.js';
import type { Refund } from '../../domain/refunds/refund.js';
import type { Store } from '../connection.js';
import { StalePlan } from '../ledger/write-changes.js';
import { fromStored, type Stored, toStored } from '../stored.js';

export async function findGivenAlone(
  { collections }: Store,
  id: string,
): Promise<GivenAlone | null> {
  const found = await collections.given_alone.findOne({ _id: id });
  return found === null ? null : fromStored(found);
}

/** What the items made, by id. */
export async function findMadeByItems(
  store: Store,
  items: readonly GivenItem[],
): Promise<MadeByItems> {
  const [notes, refunds] = await Promise.all([
    findNotesOfItems(store, items),
    findRefundsOfItems(store, items),
  ]);
  return { notes, refunds };
}

async function findRefundsOfItems(
  { models }: Store,
  items: readonly GivenItem[],
): Promise<MadeByItems['refunds']> {
  const ids = items.flatMap(({ refunds = [] }) => refunds.map(({ refundId }) => refundId));
  if (ids.length === 0) return new Map();
  const found = await models.refunds.find({ _id: { $in: ids } }).lean<Stored<Refund>[]>();
  return new Map(found.map(fromStored).map((refund) => [refund.id, refund]));
}

/**
 * The credit notes that the items made, by id, as voiding them left them. What went with an invoice
 * that was voided was given all the same: the debt that the note had paid is gone with it.
 */
async function findNotesOfItems(
  store: Store,
  items: readonly GivenItem[],
): Promise<Map<string, CreditNote>> {
  const ids = items.flatMap(({ creditNoteId }) => creditNoteId ?? []);
  if (ids.length === 0) return new Map();
  const found = await store.collections.credit_notes.find({ _id: { $in: ids } }).toArray();
  const notes = await findTakenBackNotes(store, found.map(fromStored));
  return new Map(notes.map((note) => [note.id, note]));
}

/** Credit notes as voiding them left them, whatever went with an invoice that was voided. */
export async function findTakenBackNotes(
  store: Store,
  notes: readonly CreditNote[],
): Promise<CreditNote[]> {
  const takenBack = await findTakenBack(store, notes.filter(isVoidedAtAll));
  return notes.map((note) => (isVoidedAtAll(note) ? withVoided(note, takenBack) : note));
}

function isVoidedAtAll({ voidedToInvoice, voidedToAccount }: CreditNote): boolean {
  return voidedToInvoice + voidedToAccount > 0n;
}

type TakenBack = ReadonlyMap<string, Pick<CreditNote, 'voidedToInvoice' | 'voidedToAccount'>>;

function withVoided(note: CreditNote, takenBack: TakenBack): CreditNote {
  return { ...note, voidedToInvoice: 0n, voidedToAccount: 0n, ...takenBack.get(note.id) };
}

/** What of each note was taken back by voiding it, and not with its invoice. */
async function findTakenBack(
  { collections }: Store,
  notes: readonly CreditNote[],
): Promise<TakenBack> {
  const takenBack = new Map<string, { voidedToInvoice: bigint; voidedToAccount: bigint }>();
  if (notes.length === 0) return takenBack;
  const invoiceIds = [...new Set(notes.map(({ invoiceId }) => invoiceId))];
  const voids = collections.journal.find({
    ...{ 'refs.invoiceId': { $in: invoiceIds }, kind: 'credit.voided' },
  });
  for await (const { refs, details } of voids) {
    const before = takenBack.get(refs.creditNoteId ?? '');
    takenBack.set(refs.creditNoteId ?? '', {
      voidedToInvoice: (before?.voidedToInvoice ?? 0n) + (details.toInvoice ?? 0n),
      voidedToAccount: (before?.voidedToAccount ?? 0n) + (details.toAccount ?? 0n),
    });
  }
  return takenBack;
}

/** The documents of many payers in one command. @throws StalePlan, or a duplicate key */
export async function writeAllGivenAlone(
  { collections }: Store,
  changes: readonly Change<GivenAlone>[],
  session: ClientSession,
): Promise<void> {
  if (changes.length === 0) return;
  const operations = changes.map(({ before, after }) => {
    const { _id, ...fields } = toStored(after);
    if (before === null) return { insertOne: { document: { _id, ...fields } } };
    return { replaceOne: { filter: { _id, seq: before.seq }, replacement: fields } };
  });
  const result = await collections.given_alone.bulkWrite(operations, { session, ordered: true });
  const replaced = changes.filter(({ before }) => before !== null).length;
  if (result.matchedCount !== replaced) throw new StalePlan();
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
