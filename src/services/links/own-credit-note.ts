import { refuse } from '../../domain/errors.js';
import type { Contact } from '../../domain/people/club-records.js';
import { recordId } from '../../domain/record-id.js';
import { type CreditNoteDocument, documentOfNote } from '../credit/credit-note-document.js';
import { requireCreditNote } from '../credit/load-credit-note.js';
import type { Desk } from '../desk.js';

/**
 * The PDF of a payer's own credit note.
 * @throws CreditError `not-found`, also for a note of somebody else, in the same words
 */
export async function ownCreditNote(
  desk: Desk,
  payer: Contact,
  number: string,
): Promise<CreditNoteDocument> {
  const note = await requireCreditNote(desk, recordId(desk.club.id, number));
  if (note.payerId !== payer.id) return refuse('not-found', { what: 'credit note', id: number });
  return documentOfNote(desk, note);
}
