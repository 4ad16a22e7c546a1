import type { CreditNote } from '../../domain/credit/credit-note.js';
import { noteDocument } from '../../domain/credit/note-document.js';
import type { Actor } from '../../domain/people/actor.js';
import { nameThen } from '../../domain/people/name-then.js';
import { unknownPayer } from '../../domain/people/payer-name.js';
import { requireRight } from '../../domain/people/permission.js';
import { ownId } from '../../domain/record-id.js';
import { findContacts } from '../../store/club/contact-reads.js';
import { findEntriesOfInvoice } from '../../store/ledger/ledger-reads.js';
import type { Desk } from '../desk.js';
import { requireInvoice } from '../invoices/load-invoice.js';
import { requireCreditNote } from './load-credit-note.js';

export type CreditNoteDocument = {
  noteNumber: string;
  title: string;
  fileName: string;
  bytes: Buffer;
  /** What of its words no font can show, such as `Chinese characters`: staff are told. */
  unshown: string[];
};

/** The PDF of a credit note, for staff. @throws CreditError `not-allowed`, `not-found` */
export async function creditNoteDocument(
  desk: Desk,
  actor: Actor,
  noteId: string,
): Promise<CreditNoteDocument> {
  requireRight(actor, 'see-invoices');
  return documentOfNote(desk, await requireCreditNote(desk, noteId));
}

/** The PDF of a credit note for whoever may see it, which was found out before. */
export async function documentOfNote(desk: Desk, note: CreditNote): Promise<CreditNoteDocument> {
  const { store, club } = desk;
  const invoice = await requireInvoice(desk, note.invoiceId);
  const [history, contacts] = await Promise.all([
    findEntriesOfInvoice(store, note.invoiceId),
    findContacts(store, [note.payerId, ...invoice.beneficiaryIds]),
  ]);
  const names = new Map(contacts.map((each) => [each.id, nameThen(each, note.createdAt)]));
  const name = names.get(note.payerId) ?? unknownPayer;
  const payer = { name, ownId: ownId(club.id, note.payerId) };
  const facts = noteDocument({ club, note, invoice, history, payer, names });
  const file = note.number.replace(/[^\p{L}\p{N}._-]+/gu, '-');
  return {
    noteNumber: note.number,
    title: `Credit note ${note.number}`,
    fileName: `credit-note-${file}.pdf`,
    ...(await desk.draw({ kind: 'credit-note', facts })),
  };
}
