import type { Document } from 'mongodb';
import type { AccountLink, AccountSession } from '../../domain/links/account-link.js';
import type { Contact } from '../../domain/people/club-records.js';
import type { Store } from '../connection.js';
import { fromStored, type Stored, toStored } from '../stored.js';

export async function insertSession({ models }: Store, session: AccountSession): Promise<void> {
  await models.accountSessions.create(toStored(session));
}

export type SessionFound = { session: AccountSession; link: AccountLink; payer: Contact };

/** What the stages of a session give. */
export type SessionRow = Stored<AccountSession> & {
  link: Stored<AccountLink>[];
  payer: Stored<Contact>[];
};

const inOther = { foreignField: '_id' };

/** A session by the digest of its cookie, with its link and its payer. */
export function sessionStages({ clubId, id }: { clubId: string; id: string }): Document[] {
  return [
    { $match: { _id: id, clubId } },
    { $lookup: { ...inOther, from: 'account_links', localField: 'linkId', as: 'link' } },
    { $lookup: { ...inOther, from: 'contacts', localField: 'payerId', as: 'payer' } },
  ];
}

/** Null where link or payer is not there. */
export function sessionFoundIn({ link: links, payer: payers, ...row }: SessionRow) {
  const [[link], [payer]] = [links, payers];
  if (link === undefined || payer === undefined) return null;
  return { session: fromStored(row), link: fromStored(link), payer: fromStored(payer) };
}

/** A session with its link and its payer, in one read; null where one of them is not there. */
export async function findSession(
  { collections }: Store,
  wanted: { clubId: string; id: string },
): Promise<SessionFound | null> {
  const found = collections.account_sessions.aggregate<SessionRow>(sessionStages(wanted));
  const [row] = await found.toArray();
  return row === undefined ? null : sessionFoundIn(row);
}

export async function deleteSession({ models }: Store, id: string): Promise<void> {
  await models.accountSessions.deleteOne({ _id: id });
}
