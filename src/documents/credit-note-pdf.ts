import type { NoteDocument } from '../domain/credit/note-document.js';
import { createCursor } from './cursor.js';
import { pageFeet } from './document-head.js';
import { noteHead } from './note-head.js';
import { noteLines } from './note-lines.js';
import { noteWords } from './note-words.js';
import { createSheet } from './sheet.js';

/** The bytes of a PDF, and in words what no font of it can show: `Chinese characters`. */
export type Pdf = { bytes: Buffer; unshown: string[] };

/** The same facts make the same bytes, as long as the libraries and the fonts stay the same. */
export async function creditNotePdf(note: NoteDocument): Promise<Pdf> {
  const title = `Credit note ${note.number}`;
  const { createdAt, club } = note;
  const sheet = createSheet({ title, language: club.locale, createdAt });
  const cursor = createCursor(sheet);
  noteHead(cursor, note);
  noteLines(cursor, note);
  noteWords(cursor, note);
  pageFeet(sheet, title);
  const unshown = sheet.unshown();
  return { bytes: await sheet.finished(), unshown };
}
