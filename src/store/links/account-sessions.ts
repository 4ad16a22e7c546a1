import type { AccountSession } from '../../domain/links/account-link.js';
import type { Store } from '../connection.js';
import { fromStored, toStored } from '../stored.js';

export async function insertSession({ models }: Store, session: AccountSession): Promise<void> {
  await models.accountSessions.create(toStored(session));
}

export async function findSession(
  { models }: Store,
  { clubId, id }: { clubId: string; id: string },
): Promise<AccountSession | null> {
  const found = await models.accountSessions.findOne({ _id: id, clubId }).lean();
  return found === null ? null : fromStored(found);
}

export async function deleteSession({ models }: Store, id: string): Promise<void> {
  await models.accountSessions.deleteOne({ _id: id });
}
