import type { MailTarget, Notice } from '../../domain/notice.js';
import type { Contact } from '../../domain/people/club-records.js';
import type { Mailbox } from '../../domain/people/mailbox.js';
import { findContacts } from '../../store/club/contact-reads.js';
import { deleteLinks, insertLinks } from '../../store/links/account-links.js';
import type { Desk } from '../desk.js';
import { type NewLink, newAccountLink } from '../links/mint-account-link.js';
import { drawMailDocuments, type MailDocuments, readMailedNotes } from './mail-documents.js';

/** What a mail says beside its notice, as it is so at this sending. */
export type MailFacts = MailDocuments & {
  to: Mailbox;
  payerName: string;
  /** With links that were made for it; none where customers cannot reach the account page. */
  accounts: { payerName: string; url: string }[];
  linkIds: string[];
};

export type MailToMake = { id: string; target: MailTarget; notice: Notice };

/** At once; whoever wants a document of their own does not wait for those of all mails. */
const drawnAtOnce = 2;

function morePayersOf(notice: Notice): readonly string[] {
  return notice.kind === 'account-link' ? notice.payerIds : [];
}

/** Payers whom a mail is for: the first, and others of the notice who still have its address. */
function payersOf(
  desk: Desk,
  { target, notice }: MailToMake,
  contacts: ReadonlyMap<string, Contact>,
): { payers: Contact[]; address: string } | null {
  const own = [...new Set([target.payerId, ...morePayersOf(notice)])]
    .flatMap((id) => contacts.get(id) ?? [])
    .filter(({ id, payerId, clubId }) => clubId === desk.club.id && id === payerId);
  const address = own.find(({ id }) => id === target.payerId)?.email ?? null;
  if (address === null) return null;
  const isThere = ({ email }: Contact) => email?.toLowerCase() === address.toLowerCase();
  return { payers: own.filter(isThere), address };
}

type Read = { mail: MailToMake; payers: Contact[]; address: string; links: NewLink[] };

/** Who is mailed, and a new link for each; none of a mail whose payer has no address. */
async function readPayers(desk: Desk, mails: readonly MailToMake[]): Promise<Read[]> {
  const ids = mails.flatMap(({ target, notice }) => [target.payerId, ...morePayersOf(notice)]);
  const found = await findContacts(desk.store, [...new Set(ids)]);
  const contacts = new Map(found.map((contact) => [contact.id, contact]));
  return mails.flatMap((mail) => {
    const read = payersOf(desk, mail, contacts);
    if (read === null) return [];
    const { purpose } = mail.target;
    const about = { purpose, messageId: mail.id };
    const links = desk.isReachable
      ? read.payers.map((payer) => newAccountLink(desk, payer, about))
      : [];
    return [{ mail, ...read, links }];
  });
}

function factsOf({ payers, address, links }: Read, documents: MailDocuments): MailFacts {
  const payerName = payers.map(({ name }) => name).join(' and ');
  const accounts = links.map(({ url }, place) => ({ payerName: payers[place]?.name ?? '', url }));
  const linkIds = links.map(({ link }) => link.id);
  return { to: { name: payerName, address }, payerName, accounts, linkIds, ...documents };
}

/**
 * Reads and makes together what mails need, by their ids; nothing of a payer without an address.
 * Links are made here, at each sending.
 */
export async function readMailFacts(
  desk: Desk,
  mails: readonly MailToMake[],
): Promise<Map<string, MailFacts>> {
  const [read, notes] = await Promise.all([
    readPayers(desk, mails),
    readMailedNotes(
      desk,
      mails.map(({ notice }) => notice),
    ),
  ]);
  const made = new Map<string, MailFacts>();
  const waiting = [...read];
  const draw = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const { id, notice } = next.mail;
      made.set(id, factsOf(next, await drawMailDocuments(desk, notice, notes)));
    }
  };
  await Promise.all(Array.from({ length: drawnAtOnce }, draw));
  await insertLinks(
    desk.store,
    read.flatMap(({ links }) => links.map(({ link }) => link)),
  );
  return made;
}

/** Forgets the links of mails that did not leave: the next try makes its own. */
export function forgetLinksOf(desk: Desk, facts: readonly MailFacts[]): Promise<void> {
  return deleteLinks(
    desk.store,
    facts.flatMap(({ linkIds }) => linkIds),
  );
}
