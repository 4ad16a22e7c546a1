import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import { inWords } from '../../../src/cli/sessions/in-words.js';
import { removeByLine } from '../../../src/cli/sessions/remove-by-line.js';
import { readRemoveLine } from '../../../src/cli/sessions/remove-line.js';
import { runSessionJob } from '../../../src/services/sessions/jobs/run-session-job.js';
import { startSessionJob } from '../../../src/services/sessions/jobs/start-session-job.js';
import { draftRemoval } from '../../../src/services/sessions/leaving/draft-removal.js';
import { uriOf } from '../../services/import/import-desk.js';
import { addContact, forgetClubRecords } from '../../support/club-records.js';
import { databaseDigest } from '../../support/database-digest.js';
import { deskForFile } from '../../support/desk-for-file.js';
import {
  addGymnastics,
  addOrder,
  billGymnastics,
  enrolOnGymnastics,
  gym,
} from '../../support/leaver-desk.js';
import { admin, auditDifferences, pay, startAfresh } from '../../support/ledger-desk.js';
import { documentsOf } from '../../support/stored-documents.js';

const desk = await deskForFile();

/** Asha paid 60.00 for six sessions, two of which are over, and has an order; Ben owes nothing. */
async function makeClub(): Promise<void> {
  await startAfresh(desk);
  await forgetClubRecords(desk);
  await addGymnastics(desk);
  await addContact(desk, 'asha', { name: 'Asha Olsen' });
  await addContact(desk, 'ben', { name: 'Ben Olsen' });
  const paid = await billGymnastics(desk, 'INV-1', { contactId: 'club:asha' });
  await pay(desk, paid, 6000n, { paymentId: 'club:PAY-1' });
  await enrolOnGymnastics(desk, 'club:asha', paid);
  await enrolOnGymnastics(desk, 'club:ben', null);
  await addOrder(desk, 'ORD-1', { contactId: 'club:asha', dueOn: '2027-01-04', amount: 6500n });
  await desk.store.collections.outbox.deleteMany({});
}
beforeEach(makeClub);

function run(...words: string[]) {
  const line = readRemoveLine(['--product', 'GYM', ...words]);
  return inWords(desk, () => removeByLine(desk, line, randomUUID()));
}
const both = ['--contact', 'asha', '--contact', 'ben'];
const why = ['--reason', 'Left the club'];

describe('a dry run', () => {
  it('prints what each would get and what becomes of orders, and leaves nothing behind', async () => {
    const before = await databaseDigest(uriOf(desk));
    const { lines, isAllDone } = await run(...both, '--credit', 'by-price', '--dry-run');
    expect(lines).toEqual([
      'Leaving Gymnastics',
      '2 contacts',
      '',
      'Contact     Payer       Amount  What happens',
      'Asha Olsen  Kari Olsen  £40.00  £40.00 account credit, order of £65.00 cancelled, 4 places released',
      expect.stringMatching(/^Ben Olsen {3}Kari Olsen {2}£0\.00 {3}.*4 places released$/),
      '',
      '1 person gets £40.00 in all: £0.00 pays invoices, £40.00 account credit, £0.00 sent back.',
      expect.stringMatching(/^A refund instead would cost the club in fees: /),
      '1 order to change in your billing system.',
      'Dry run: nothing was done.',
    ]);
    expect(isAllDone).toBe(true);
    expect(await databaseDigest(uriOf(desk))).toEqual(before);
  });

  it('says what will still be billed where orders are kept', async () => {
    const { lines } = await run(...both, '--credit', 'none', '--orders', 'keep', '--dry-run');
    expect(lines.join('\n')).toContain('£65.00 will still be billed on 4 Jan 2027');
  });

  it('takes a fixed amount, and the sessions from one on', async () => {
    const words = ['--contact', 'asha', '--credit', '12.50', '--sessions', 'from:W5', '--dry-run'];
    const { lines } = await run(...words, '--json');
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({
      productName: 'Gymnastics',
      parts: [{ name: 'Asha Olsen', amount: '1250', beside: { releases: { length: 2 } } }],
    });
  });
});

it('removes them, and leaves the same documents and mails as the modal', async () => {
  desk.sendsMail = true;
  const { id: jobId, seq } = await draftRemoval(desk, admin, {
    ...{ operationId: randomUUID(), productId: gym, contactIds: ['club:asha', 'club:ben'] },
    ...{ sessions: { kind: 'all-future' }, credit: { kind: 'by-price' }, orders: 'cancel' },
    ...{ notifyCustomers: true, reason: 'Left the club' },
  });
  await startSessionJob(desk, admin, { jobId, seq });
  await runSessionJob(desk, jobId);
  const byModal = await documentsOf(desk);
  expect(byModal.join('\n')).toContain('INV-1-CN-1');
  await makeClub();
  const { lines, isAllDone } = await run(...both, '--credit', 'by-price', '--notify', ...why);
  desk.sendsMail = false;
  expect(isAllDone).toBe(true);
  expect(lines.join('\n')).toContain('INV-1-CN-1');
  const byLine = await documentsOf(desk);
  expect(byLine.filter((one) => !byModal.includes(one))).toEqual([]);
  expect(byLine).toHaveLength(byModal.length);
  const mails = byLine.filter((text) => text.includes('"lane":"mail"'));
  expect(mails.length).toBeGreaterThan(0);
  expect(mails.every((text) => text.includes('"kind":"removed-from-product"'))).toBe(true);
  expect(await auditDifferences(desk)).toEqual([]);
});

it('removes at once where a second person is needed, and gives nothing before (flows, 11)', async () => {
  desk.approvals = { thresholdMinor: 3000n, singleHanded: false };
  const words = ['--contact', 'asha', '--credit', '40.00', ...why];
  const { lines, isAllDone } = await run(...words);
  desk.approvals = { thresholdMinor: null, singleHanded: true };
  expect(isAllDone).toBe(false);
  expect(lines).toContainEqual(expect.stringMatching(/^A second person has to approve/));
  const { credit_notes: notes, enrolments } = desk.store.collections;
  expect(await notes.countDocuments()).toBe(0);
  const asha = await enrolments.findOne({ contactId: 'club:asha' });
  expect(asha?.removed).toMatchObject({ number: 1, on: '2026-11-23' });
});

it.each([
  [['--contact', 'nobody', '--credit', 'none'], 'nobody'],
  [['--contact', 'asha', '--credit', '-1'], 'Usage: npm run remove-contact'],
  [['--contact', 'asha', '--credit', 'much'], '--credit: '],
  [['--contact', 'asha', '--credit', '100.00'], 'At most £60.00 can be given for Asha Olsen'],
  [['--contact', 'asha', '--credit', 'none', '--sessions', 'from:W1'], 'W1'],
])('%j is refused in words, and nothing is done', async (words, sentence) => {
  const before = await databaseDigest(uriOf(desk));
  await expect((async () => run(...words, ...why))()).rejects.toThrow(sentence);
  expect(await databaseDigest(uriOf(desk))).toEqual(before);
});
