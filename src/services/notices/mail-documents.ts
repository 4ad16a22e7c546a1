import type { NoteFacts } from '../../domain/credit/note-document.js';
import { isMailed, noteNumbersOf } from '../../domain/mail-notice.js';
import type { Notice } from '../../domain/notice.js';
import { recordId } from '../../domain/record-id.js';
import { findCreditNotes } from '../../store/ledger/credit-note-reads.js';
import { drawNote, readNoteFacts } from '../credit/credit-note-document.js';
import type { Desk } from '../desk.js';

/** A mail is not made larger than servers take; the account page has all of them. */
const mostFiles = 10;

export type MailDocuments = {
  files: { fileName: string; bytes: Buffer }[];
  /** Numbers of the credit notes of which no file could be made. */
  unmade: string[];
  /** Those of which some words could not be drawn, and what: `Chinese characters`. */
  unshown: { noteNumber: string; kinds: string[] }[];
};

/** The credit notes that mails tell of, by their numbers, read together. */
export type MailedNotes = ReadonlyMap<string, NoteFacts>;

function attachedTo(notice: Notice): string[] {
  return isMailed(notice) ? noteNumbersOf(notice).slice(0, mostFiles) : [];
}

export async function readMailedNotes(
  desk: Desk,
  notices: readonly Notice[],
): Promise<MailedNotes> {
  const numbers = [...new Set(notices.flatMap(attachedTo))];
  const ids = numbers.map((number) => recordId(desk.club.id, number));
  const facts = await readNoteFacts(desk, await findCreditNotes(desk.store, ids));
  return new Map([...facts.values()].map((each) => [each.note.number, each]));
}

/**
 * The credit notes that a mail tells of, as files. One that cannot be made stops no mail: it is
 * logged and named.
 */
export async function drawMailDocuments(
  desk: Desk,
  notice: Notice,
  notes: MailedNotes,
): Promise<MailDocuments> {
  const documents: MailDocuments = { files: [], unmade: [], unshown: [] };
  for (const noteNumber of attachedTo(notice)) {
    try {
      const facts = notes.get(noteNumber);
      if (facts === undefined) throw new Error('the credit note or its invoice is not there');
      const { fileName, bytes, unshown: kinds } = await drawNote(desk, facts, 'mail');
      documents.files.push({ fileName, bytes });
      if (kinds.length > 0) documents.unshown.push({ noteNumber, kinds });
    } catch (error) {
      desk.log.error({ err: error }, 'the file of a credit note could not be made for a mail');
      documents.unmade.push(noteNumber);
    }
  }
  return documents;
}
