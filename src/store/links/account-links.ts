import {
  type AccountLink,
  type AddressOnFile,
  mostUsesKept,
} from '../../domain/links/account-link.js';
import type { DeskEvent } from '../../domain/trail/audit-event.js';
import type { Store } from '../connection.js';
import { fromStored, toStored } from '../stored.js';
import { writeEvent } from '../trail/write-event.js';
import { inTransaction } from '../transaction.js';

export async function insertLinks({ models }: Store, links: readonly AccountLink[]): Promise<void> {
  if (links.length > 0) await models.accountLinks.insertMany(links.map(toStored));
}

/** Forgets links that reached nobody. */
export async function deleteLinks({ models }: Store, ids: readonly string[]): Promise<void> {
  if (ids.length > 0) await models.accountLinks.deleteMany({ _id: { $in: [...ids] } });
}

export async function findLinkByDigest(
  { models }: Store,
  { clubId, digest }: { clubId: string; digest: string },
): Promise<AccountLink | null> {
  const found = await models.accountLinks.findOne({ clubId, digest }).lean();
  return found === null ? null : fromStored(found);
}

/** Counts a use and keeps its time. */
export async function countUse({ models }: Store, id: string, at: Date): Promise<void> {
  const usedAt = { $each: [at], $slice: -mostUsesKept };
  await models.accountLinks.updateOne({ _id: id }, { $inc: { uses: 1 }, $push: { usedAt } });
}

type Owner = { clubId: string; payerId: string };

/** The payer's links, newest first, and how many there are in all. */
export async function findLinksOf(
  { models }: Store,
  { clubId, payerId }: Owner,
  from: { skip: number; limit: number },
): Promise<{ links: AccountLink[]; total: number }> {
  const owner = { clubId, payerId };
  const newest = models.accountLinks.find(owner).sort({ createdAt: -1, _id: 1 });
  const [found, total] = await Promise.all([
    newest.skip(from.skip).limit(from.limit).lean(),
    models.accountLinks.countDocuments(owner),
  ]);
  return { links: found.map(fromStored), total };
}

type Ending = { at: Date; by: string };

/** Ends every link of the payer that could still be used, or the one named; returns how many. */
export async function revokeLinksOf(
  store: Store,
  { clubId, payerId, linkId }: Owner & { linkId?: string },
  { at, by, event }: Ending & { event: (count: number) => DeskEvent },
): Promise<number> {
  const which = linkId === undefined ? {} : { _id: linkId };
  const open = { clubId, payerId, ...which, revokedAt: null, expiresAt: { $gt: at } };
  const end = { revokedAt: at, revokedBy: by };
  return inTransaction(store, async (session) => {
    const { modifiedCount } = await store.models.accountLinks.updateMany(open, end, { session });
    if (modifiedCount > 0) await writeEvent(store, event(modifiedCount), session);
    return modifiedCount;
  });
}

/** How many of the payer's links could be used now; none of a payer without an address. */
export async function countOpenLinks(
  { models }: Store,
  { clubId, payerId }: Owner,
  { now, payer }: { now: Date; payer: AddressOnFile },
): Promise<number> {
  const { email, addressChanges = 0 } = payer;
  if (email === null) return 0;
  return models.accountLinks.countDocuments({
    ...{ clubId, payerId, revokedAt: null, expiresAt: { $gt: now }, sentTo: email },
    // Those of earlier versions do not say it.
    addressChanges: addressChanges === 0 ? { $in: [0, null] } : addressChanges,
  });
}
