import type { CreditNote } from '../../domain/credit/credit-note.js';
import { type NoteFacts, noteDocument } from '../../domain/credit/note-document.js';
import { refuse } from '../../domain/errors.js';
import type { Actor } from '../../domain/people/actor.js';
import { nameThen } from '../../domain/people/name-then.js';
import { unknownPayer } from '../../domain/people/payer-name.js';
import { requireRight } from '../../domain/people/permission.js';
import { ownId } from '../../domain/record-id.js';
import type { WaitsForIt } from '../../drawing/draw-task.js';
import { findContacts } from '../../store/club/contact-reads.js';
import { findEntriesOfInvoices, findInvoices } from '../../store/ledger/ledger-reads.js';
import type { Desk } from '../desk.js';
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
  const facts = (await readNoteFacts(desk, [note])).get(note.id);
  if (facts !== undefined) return drawNote(desk, facts, 'person');
  return refuse('not-found', { what: 'invoice', id: ownId(desk.club.id, note.invoiceId) });
}

/** What documents of credit notes say, by their ids; none of a note whose invoice is not there. */
export async function readNoteFacts(
  desk: Desk,
  notes: readonly CreditNote[],
): Promise<Map<string, NoteFacts>> {
  const { store, club } = desk;
  const voided = notes.filter((note) => note.voidedToInvoice + note.voidedToAccount > 0n);
  const [invoices, entries] = await Promise.all([
    findInvoices(store, [...new Set(notes.map(({ invoiceId }) => invoiceId))]),
    findEntriesOfInvoices(store, [...new Set(voided.map(({ invoiceId }) => invoiceId))]),
  ]);
  const byId = new Map(invoices.map((invoice) => [invoice.id, invoice]));
  const payerIds = notes.map(({ payerId }) => payerId);
  const people = [...payerIds, ...invoices.flatMap(({ beneficiaryIds }) => beneficiaryIds)];
  const contacts = await findContacts(store, [...new Set(people)]);
  const facts = new Map<string, NoteFacts>();
  for (const note of notes) {
    const invoice = byId.get(note.invoiceId);
    if (invoice?.clubId !== club.id) continue;
    const names = new Map(contacts.map((each) => [each.id, nameThen(each, note.createdAt)]));
    const name = names.get(note.payerId) ?? unknownPayer;
    const payer = { name, ownId: ownId(club.id, note.payerId) };
    const history = entries.filter(({ refs }) => refs.invoiceId === invoice.id);
    facts.set(note.id, { club, note, invoice, history, payer, names });
  }
  return facts;
}

export async function drawNote(
  desk: Desk,
  facts: NoteFacts,
  waits: WaitsForIt,
): Promise<CreditNoteDocument> {
  const { number } = facts.note;
  const file = number.replace(/[^\p{L}\p{N}._-]+/gu, '-');
  return {
    noteNumber: number,
    title: `Credit note ${number}`,
    fileName: `credit-note-${file}.pdf`,
    ...(await desk.draw({ kind: 'credit-note', facts: noteDocument(facts) }, waits)),
  };
}
