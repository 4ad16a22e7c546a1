import type { ClientSession } from 'mongodb';
import type { Unfinished } from '../../domain/people/club-records.js';
import type { Store } from '../connection.js';
import { inTransaction } from '../transaction.js';

/**
 * A payer with more events than one transaction holds: until its last one is booked, every
 * document of it carries a mark, and nobody but the import may change it. Null takes the marks
 * away.
 */
export type PayerMark = { clubId: string; payerId: string; unfinished: Unfinished | null };

/** Sets or takes away the marks of one payer within a transaction. */
export async function markPayer(
  { collections }: Store,
  { clubId, payerId, unfinished }: PayerMark,
  session: ClientSession,
): Promise<void> {
  const { contacts, invoices, accounts } = collections;
  const own = { clubId, payerId };
  const person = { _id: payerId };
  if (unfinished === null) {
    await contacts.updateOne(person, { $unset: { importing: '' } }, { session });
    const marked = { ...own, importing: true as const };
    await invoices.updateMany(marked, { $unset: { importing: '' } }, { session });
    await accounts.updateMany(marked, { $unset: { importing: '' } }, { session });
    return;
  }
  const set = { $set: { importing: unfinished } };
  const found = await contacts.updateOne(person, set, { session });
  if (found.matchedCount === 0) throw new Error(`the payer ${payerId} is not stored`);
}

/**
 * Marks a payer and everything of it, before its events are planned: who read it before cannot
 * change it any more.
 */
export async function beginPayer(
  store: Store,
  mark: PayerMark & { unfinished: Unfinished },
): Promise<void> {
  const { invoices, accounts } = store.collections;
  const { clubId, payerId } = mark;
  await inTransaction(store, async (session) => {
    await markPayer(store, mark, session);
    const unmarked = { clubId, payerId, importing: { $exists: false } };
    await invoices.updateMany(unmarked, { $set: { importing: true } }, { session });
    await accounts.updateMany(unmarked, { $set: { importing: true } }, { session });
  });
}

/** Whether the history of any payer is imported in part only. */
export async function isAnybodyImported({ collections }: Store, clubId: string): Promise<boolean> {
  const query = { clubId, importing: { $exists: true } };
  const options = { projection: { _id: 1 }, hint: 'unfinished' } as const;
  return (await collections.contacts.findOne(query, options)) !== null;
}
