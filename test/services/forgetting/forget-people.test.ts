import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { forgottenName, forgottenWords } from '../../../src/domain/forgetting/forgotten.js';
import { exportHledger } from '../../../src/services/books/export-hledger.js';
import { creditNoteDocument } from '../../../src/services/credit/credit-note-document.js';
import { forgetPeople } from '../../../src/services/forgetting/forget-people.js';
import { markDocuments } from '../../../src/store/forgetting/mark-documents.js';
import { validators } from '../../../src/store/setup/validators.js';
import {
  admin,
  auditDifferences,
  clubId,
  type LedgerDesk,
  openLedgerDesk,
  payerId,
} from '../../support/ledger-desk.js';
import {
  collectionsWith,
  mark,
  markClub,
  markedCollections,
  otherMark,
  wordlessCollections,
} from '../../support/marked-club.js';
import { pdfText } from '../../support/pdf-text.js';

let desk: LedgerDesk;
let books: string;
const neverStopped = () => false;

async function hledgerText(): Promise<string> {
  let text = '';
  await exportHledger(desk, async (part) => {
    text += part;
  });
  return text;
}

/** As the decision leaves it: the contact is blanked, and what they were called stands beside it. */
async function decide(): Promise<void> {
  const { contacts, forgettings } = desk.store.collections;
  const gone = { name: forgottenName, email: null, searchWords: [], forgottenAt: desk.now() };
  await contacts.updateOne({ _id: payerId }, { $set: gone, $unset: { formerNames: '' } });
  await desk.store.db.collection('contacts').updateMany({}, { $unset: { imported: '' } });
  const names = [`${mark} Prinz`, `${mark} Before`, `${mark}@example.com`];
  await forgettings.insertOne({
    ...{ _id: payerId, clubId, names, startedAt: desk.now(), doneAt: null },
  });
  await markDocuments(desk.store.collections, { id: payerId, clubId }, { again: false });
}

beforeAll(async () => {
  desk = await openLedgerDesk();
  await markClub(desk);
});
afterAll(() => desk.close());

it('every collection is known either to hold words or to hold none', () => {
  const known = [...markedCollections, ...wordlessCollections].sort();
  expect(Object.keys(validators).sort()).toEqual(known);
});

describe('a payer for whom everything was booked once', () => {
  it('stands with a name or a word in every collection that holds any', async () => {
    expect(await collectionsWith(desk, mark)).toEqual(markedCollections);
    expect(await auditDifferences(desk)).toEqual([]);
    books = await hledgerText();
  });

  it('is found nowhere after being forgotten, also where that was cut off and begun anew', async () => {
    const others = await collectionsWith(desk, otherMark);
    await decide();
    let asked = 0;
    // Stopped at once, and in the middle of the books.
    for (const after of [1, 9]) {
      asked = 0;
      const stop = () => {
        asked += 1;
        return asked > after;
      };
      await forgetPeople(desk, stop);
      expect(await collectionsWith(desk, mark)).toContain('forgettings');
      expect(await auditDifferences(desk)).toEqual([]);
    }
    // Where it is found only by looking through all of them, it goes once what was under way ended.
    expect(await forgetPeople(desk, neverStopped)).toBe(0);
    expect(await collectionsWith(desk, mark)).toEqual(['audit_events', 'forgettings', 'outbox']);
    // An act that had read the name before is written only now.
    const late = { 'lines.0.description': `Judo for ${mark} Prinz` };
    await desk.store.collections.invoices.updateOne({ payerId }, { $set: late });
    desk.clock.now = new Date(desk.now().getTime() + 60_000);
    expect(await forgetPeople(desk, neverStopped)).toBe(1);
    expect(await collectionsWith(desk, mark)).toEqual([]);
    expect(await collectionsWith(desk, otherMark)).toEqual(others);
    expect(others).toEqual(
      ['contacts', 'job_parts', 'jobs', 'audit_events', 'link_requests', 'sessions'].sort(),
    );
    expect(await forgetPeople(desk, neverStopped)).toBe(0);
  });

  it('leaves the books whole, with every amount, day and digest as it was', async () => {
    expect(await auditDifferences(desk)).toEqual([]);
    expect(await hledgerText()).toBe(books);
  });

  it('is called a forgotten person on a credit note, without a word of what was written', async () => {
    const note = await desk.store.collections.credit_notes.findOne({ payerId });
    expect(note).toMatchObject({ reason: forgottenWords, noteToCustomer: '' });
    const { bytes } = await creditNoteDocument(desk, admin, note?._id ?? '');
    const text = (await pdfText(bytes)).replace(/\s+/g, ' ');
    expect(text).toContain(forgottenName);
    expect(text).toContain(forgottenWords);
  });

  it('has no private page any more, and mails of which only that and when they left is known', async () => {
    const link = await desk.store.models.accountLinks.findById('link').lean();
    expect(link).toMatchObject({ sentTo: null, revokedBy: 'forget-people' });
    const rows = await desk.store.collections.outbox.find({}).sort({ _id: 1 }).toArray();
    expect(rows.map(({ _id, state, notice }) => [_id, state, notice.kind])).toEqual([
      ['failed', 'given-up', 'text-gone'],
      ['mail', 'sent', 'text-gone'],
      ['others', 'sent', 'late-outcome'],
      ['staff', 'given-up', 'text-gone'],
    ]);
  });
});
