import type { Actor } from '../../domain/people/actor.js';
import type { Contact } from '../../domain/people/club-records.js';
import type { Desk } from '../desk.js';
import { type Everything, readAllMovements } from './everything.js';
import { readStatement, type Statement } from './statement.js';

/** `everything` is null where nothing was booked; `left` counts older movements that are left out. */
export type WholeStatement = {
  payer: Contact;
  standing: Statement['standing'];
  everything: Everything | null;
  left: number;
};

export type StatementOf = { payerId: string; currency: string | null };

/**
 * All that was booked in one currency in one piece, newest first: to print, for a spreadsheet and as
 * a document. No more than the newest `most` movements.
 * @throws CreditError `not-allowed`, `not-found`
 */
export async function readWholeStatement(
  desk: Desk,
  actor: Actor,
  { payerId, currency, most }: StatementOf & { most: number },
): Promise<WholeStatement> {
  const wanted = { contactId: payerId, view: 'everything', currency, page: 0 } as const;
  const { payer, standing, shown } = await readStatement(desk, actor, wanted);
  if (shown === null) return { payer, standing, everything: null, left: 0 };
  const owner = { clubId: desk.club.id, payerId: payer.id, currency: shown.currency };
  const everything = await readAllMovements(desk, owner, most);
  const { owed, total, movements } = everything;
  const left = total - movements.length;
  return { payer, standing: { ...standing, owed }, everything, left };
}
