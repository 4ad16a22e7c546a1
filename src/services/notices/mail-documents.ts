import { isMailed, noteNumbersOf } from '../../domain/mail-notice.js';
import type { Notice } from '../../domain/notice.js';
import { recordId } from '../../domain/record-id.js';
import { documentOfNote } from '../credit/credit-note-document.js';
import { requireCreditNote } from '../credit/load-credit-note.js';
import type { Desk } from '../desk.js';

/** A mail is not made larger than servers take; the account page has all of them. */
const mostFiles = 10;

export type MailDocuments = {
  files: { fileName: string; bytes: Buffer }[];
  /** Numbers of the credit notes of which no file could be made. */
  unmade: string[];
};

/**
 * The credit notes that a mail tells of, as files. One that cannot be made stops no mail: it is
 * logged and named.
 */
export async function readMailDocuments(desk: Desk, notice: Notice): Promise<MailDocuments> {
  const numbers = isMailed(notice) ? noteNumbersOf(notice).slice(0, mostFiles) : [];
  const documents: MailDocuments = { files: [], unmade: [] };
  for (const number of numbers) {
    try {
      const note = await requireCreditNote(desk, recordId(desk.club.id, number));
      const { fileName, bytes } = await documentOfNote(desk, note);
      documents.files.push({ fileName, bytes });
    } catch (error) {
      desk.log.error({ err: error }, 'the file of a credit note could not be made for a mail');
      documents.unmade.push(number);
    }
  }
  return documents;
}
