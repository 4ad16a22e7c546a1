import type { PlainTextOption } from '@slack/types';
import type { Contact } from '../domain/people/club-records.js';
import { ownId } from '../domain/record-id.js';
import { bare, listed } from './text.js';
import { limits, option, plain } from './text-objects.js';

/** `Priya Patel · C0001`, since two people may have one name. */
export function contactOption({ name, ownId }: Pick<Contact, 'name' | 'ownId'>): PlainTextOption {
  const rest = ` · ${ownId}`;
  return option(`${bare(name, Math.max(limits.optionText - rest.length, 10))}${rest}`, ownId);
}

/** Somebody who is on a product, as the club's own id, and who pays. */
export type ShownEnrolled = Pick<Contact, 'name' | 'ownId'> & { payerName: string };

/** The person, with below who pays where that is somebody else. */
export function enrolledOption(person: ShownEnrolled): PlainTextOption {
  const { name, payerName } = person;
  const chosen = contactOption(person);
  if (payerName === '' || payerName === name) return chosen;
  const pays = ' pays';
  const payer = bare(payerName, limits.optionText - pays.length);
  return { ...chosen, description: plain(`${payer}${pays}`, limits.optionText) };
}

/** People who were found, and who pays for them; the payer may be among them. */
export type FoundPayer = { payer: Contact; fits: readonly { id: string; name: string }[] };

const namesShown = 3;

/** `Priya Patel pays for Asha Patel.`, where it was not the payer who was looked for; else null. */
export function paysForText({ payer, fits }: FoundPayer): string | null {
  if (fits.length === 0 || fits.some(({ id }) => id === payer.id)) return null;
  const names = fits.slice(0, namesShown).map(({ name }) => bare(name));
  const more = fits.length - names.length;
  return `${bare(payer.name)} pays for ${listed([...names, ...(more > 0 ? [`${more} more`] : [])])}.`;
}

/** The payer with, below, the child that was looked for, or the email. */
export function payerOption(found: FoundPayer): PlainTextOption {
  const { payer, fits } = found;
  const chosen = contactOption(payer);
  const names = fits.slice(0, namesShown).map(({ name }) => bare(name, 40));
  const below = paysForText(found) === null ? payer.email : `pays for ${listed(names)}`;
  return below === null ? chosen : { ...chosen, description: plain(below, limits.optionText) };
}

/** The payer as an option that stands for the one child that was looked for, if there is one. */
export function familyOption(found: FoundPayer, clubId: string): PlainTextOption {
  const child = onlyChild(found);
  return child === null
    ? payerOption(found)
    : { ...payerOption(found), value: ownId(clubId, child.id) };
}

/** The one person who was looked for and does not pay; null when it was the payer, or several. */
export function onlyChild({ payer, fits }: FoundPayer): { id: string; name: string } | null {
  const [child] = fits;
  return fits.length === 1 && child !== undefined && child.id !== payer.id ? child : null;
}
