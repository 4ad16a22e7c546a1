import type { AccountLink, AccountSession } from '../../domain/links/account-link.js';
import type { Contact } from '../../domain/people/club-records.js';
import type { Store } from '../connection.js';
import { fromStored, type Stored, toStored } from '../stored.js';

export async function insertSession({ models }: Store, session: AccountSession): Promise<void> {
  await models.accountSessions.create(toStored(session));
}

export type SessionFound = { session: AccountSession; link: AccountLink; payer: Contact };

type Row = Stored<AccountSession> & { link: Stored<AccountLink>[]; payer: Stored<Contact>[] };

const inOther = { foreignField: '_id' };

/** A session with its link and its payer, in one read; null where one of them is not there. */
export async function findSession(
  { models }: Store,
  { clubId, id }: { clubId: string; id: string },
): Promise<SessionFound | null> {
  const [row] = await models.accountSessions.aggregate<Row>([
    { $match: { _id: id, clubId } },
    { $lookup: { ...inOther, from: 'account_links', localField: 'linkId', as: 'link' } },
    { $lookup: { ...inOther, from: 'contacts', localField: 'payerId', as: 'payer' } },
  ]);
  if (row === undefined) return null;
  const { link: links, payer: payers, ...session } = row;
  const [[link], [payer]] = [links, payers];
  if (link === undefined || payer === undefined) return null;
  return { session: fromStored(session), link: fromStored(link), payer: fromStored(payer) };
}

export async function deleteSession({ models }: Store, id: string): Promise<void> {
  await models.accountSessions.deleteOne({ _id: id });
}
