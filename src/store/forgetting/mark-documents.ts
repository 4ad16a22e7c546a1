import type { ClientSession } from 'mongodb';
import type { Store } from '../connection.js';

type Marking = {
  /** Something may have been booked since, whose words are still to be taken out. */
  again: boolean;
  session?: ClientSession;
};

/**
 * Marks what is somebody's who is forgotten: their invoices and accounts, and the invoices of others
 * with a line for them. Doing it once more changes nothing.
 */
export async function markDocuments(
  { invoices, accounts }: Pick<Store['collections'], 'invoices' | 'accounts'>,
  { id, clubId }: { id: string; clubId: string },
  { again, ...within }: Marking,
): Promise<void> {
  const own = { clubId, payerId: id };
  const unmarked = { forgotten: { $exists: false } };
  const theirs = { $set: { forgotten: { payer: true, again } } };
  await invoices.updateMany({ ...own, ...unmarked }, theirs, within);
  await accounts.updateMany({ ...own, ...unmarked }, theirs, within);
  // So far somebody on a line was forgotten, and now the payer is.
  const wasOnLine = { ...own, 'forgotten.payer': false };
  await invoices.updateMany(wasOnLine, { $set: { 'forgotten.payer': true } }, within);
  const onLine = { clubId, beneficiaryIds: id, ...unmarked };
  await invoices.updateMany(onLine, { $set: { forgotten: { payer: false, again } } }, within);
}
