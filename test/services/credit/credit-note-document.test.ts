import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Draw } from '../../../src/drawing/draw-task.js';
import { creditNoteDocument } from '../../../src/services/credit/credit-note-document.js';
import { voidCreditNote } from '../../../src/services/credit/void-credit-note.js';
import { issueTo } from '../../support/forms.js';
import type { LedgerDesk } from '../../support/ledger-desk.js';
import { admin, clubId, envelope, openLedgerDesk, raise } from '../../support/ledger-desk.js';
import { pdfLines } from '../../support/pdf-text.js';

let desk: LedgerDesk;
beforeAll(async () => {
  desk = await openLedgerDesk();
  const person = (ownId: string, name: string) => ({
    ...{ _id: `${clubId}:${ownId}`, clubId, ownId, name, email: null },
    ...{ payerId: `${clubId}:priya`, searchWords: [] },
  });
  await desk.store.collections.contacts.insertMany([
    person('priya', 'Priya Patel'),
    person('asha', 'Asha Patel'),
  ]);
});
afterAll(() => desk.close());

const pdfOf = (noteId: string) => creditNoteDocument(desk, admin, noteId);

it('keeps looking the same when a name changes, and says so when it is voided', async () => {
  const invoice = await issueTo({ desk }, [5_000n]);
  const { noteId, noteNumber } = await raise(desk, invoice.id, 2_000n);
  const first = await pdfOf(noteId);
  expect(first).toMatchObject({ fileName: `credit-note-${noteNumber}.pdf`, unshown: [] });
  const lines = pdfLines(first.bytes);
  expect(lines).toContain('For Priya Patel');
  expect(lines).toContain('Asha Patel');
  expect(lines).toContain(`£20.00 paid invoice ${invoice.number}.`);

  const until = new Date(desk.now().getTime() + 1_000);
  const change = { name: 'Priya Pandit', formerNames: [{ name: 'Priya Patel', until }] };
  await desk.store.collections.contacts.updateOne({ _id: `${clubId}:priya` }, { $set: change });
  expect((await pdfOf(noteId)).bytes.equals(first.bytes)).toBe(true);

  await voidCreditNote(desk, envelope(), { noteId, reason: 'By mistake' });
  const voided = pdfLines((await pdfOf(noteId)).bytes);
  expect(voided.join(' ')).toContain('Void: this credit note was taken back on');
});

it('is not found in another club, and refused to who may not see invoices', async () => {
  const missing = { code: 'not-found' };
  await expect(pdfOf('other:INV-1-CN-1')).rejects.toMatchObject(missing);
  const nobody = { ...admin, roles: [] };
  const refused = creditNoteDocument(desk, nobody, 'club:INV-1-CN-1');
  await expect(refused).rejects.toMatchObject({ code: 'not-allowed' });
});

it('is drawn for a person who waits for it', async () => {
  const invoice = await issueTo({ desk }, [5_000n]);
  const { noteId } = await raise(desk, invoice.id, 2_000n);
  const waits: string[] = [];
  const draw: Draw = (task, who) => {
    waits.push(who);
    return desk.draw(task, who);
  };
  await creditNoteDocument({ ...desk, draw }, admin, noteId);
  expect(waits).toEqual(['person']);
});
