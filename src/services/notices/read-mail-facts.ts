import type { MailTarget, Notice } from '../../domain/notice.js';
import type { Contact } from '../../domain/people/club-records.js';
import type { Mailbox } from '../../domain/people/mailbox.js';
import { findContacts } from '../../store/club/contact-reads.js';
import { deleteLinks } from '../../store/links/account-links.js';
import type { Desk } from '../desk.js';
import { mintAccountLink } from '../links/mint-account-link.js';
import { type MailDocuments, readMailDocuments } from './mail-documents.js';

/** What a mail says beside its notice, as it is so at this sending. */
export type MailFacts = {
  to: Mailbox;
  payerName: string;
  /** With links that were made for it; none where customers cannot reach the account page. */
  accounts: { payerName: string; url: string }[];
  linkIds: string[];
  files: MailDocuments['files'];
  /** Credit notes of which no file could be made. */
  unmade: string[];
};

function isAt(address: string, payer: Contact): boolean {
  return payer.email?.toLowerCase() === address.toLowerCase();
}

/** Payers whom the mail is for: the first, and others of the notice who still have its address. */
async function readPayers(
  desk: Desk,
  { target, notice }: { target: MailTarget; notice: Notice },
): Promise<{ payers: Contact[]; address: string } | null> {
  const more = notice.kind === 'account-link' ? notice.payerIds : [];
  const found = await findContacts(desk.store, [...new Set([target.payerId, ...more])]);
  const own = found.filter(({ id, payerId, clubId }) => clubId === desk.club.id && id === payerId);
  const address = own.find(({ id }) => id === target.payerId)?.email ?? null;
  if (address === null) return null;
  const order = [target.payerId, ...more];
  const payers = own
    .filter((payer) => isAt(address, payer))
    .sort((one, other) => order.indexOf(one.id) - order.indexOf(other.id));
  return { payers, address };
}

/** Links are made here, at each sending; null where the payer has no address now. */
export async function readMailFacts(
  desk: Desk,
  mail: { id: string; target: MailTarget; notice: Notice },
): Promise<MailFacts | null> {
  const read = await readPayers(desk, mail);
  if (read === null) return null;
  const { payers, address } = read;
  const { id: messageId, target } = mail;
  const { purpose } = target;
  const payerName = payers.map(({ name }) => name).join(' and ');
  const accounts: MailFacts['accounts'] = [];
  const linkIds: string[] = [];
  for (const { id: payerId, name } of desk.isReachable ? payers : []) {
    const { url, linkId } = await mintAccountLink(desk, { payerId, purpose, messageId });
    accounts.push({ payerName: name, url });
    linkIds.push(linkId);
  }
  const documents = await readMailDocuments(desk, mail.notice);
  return { to: { name: payerName, address }, payerName, accounts, linkIds, ...documents };
}

/** Forgets the links of a mail that did not leave: the next try makes its own. */
export function forgetLinksOf(desk: Desk, { linkIds }: MailFacts): Promise<void> {
  return deleteLinks(desk.store, linkIds);
}
