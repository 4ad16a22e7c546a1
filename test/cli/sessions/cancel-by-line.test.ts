import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import { cancelByLine } from '../../../src/cli/sessions/cancel-by-line.js';
import { type CancelLine, readCancelLine } from '../../../src/cli/sessions/cancel-line.js';
import { inWords } from '../../../src/cli/sessions/in-words.js';
import { emptyDatabase, importSound, uriOf } from '../../services/import/import-desk.js';
import { cancel, classFiles, type Place } from '../../support/a-class.js';
import { databaseDigest } from '../../support/database-digest.js';
import { deskForFile } from '../../support/desk-for-file.js';
import { auditDifferences } from '../../support/ledger-desk.js';
import { documentsOf } from '../../support/stored-documents.js';

const desk = await deskForFile();

const invoiced = (id: string, payer = id): Place => ({ id, payer, paidBy: 'invoice' });
const places: Place[] = [
  ...['PAID', 'OWES'].map((id) => invoiced(id)),
  { id: 'PASS', payer: 'PASS', paidBy: 'pass', pass: { id: 'P1', usesLeft: 0 } },
  {
    ...{ id: 'NEXT', payer: 'NEXT', paidBy: 'uninvoiced', sessions: [5] },
    order: { id: 'O1', amount: '10.00' },
  },
];
const money = { payments: ['P1,INV-PAID,100.00,stripe,2026-10-02,received'] };

beforeEach(async () => {
  desk.approvals = { thresholdMinor: null, singleHanded: true };
  await emptyDatabase(desk);
  await importSound(desk, classFiles(places, money));
});

function run(...words: string[]) {
  const line = readCancelLine(words);
  return inWords(desk, () => cancelByLine(desk, line, randomUUID()));
}
const why = ['--reason', 'Snow'];

describe('a dry run', () => {
  it('prints what would happen to everybody, and leaves nothing behind', async () => {
    const before = await databaseDigest(uriOf(desk));
    const { lines, isAllDone } = await run('--day', '3 Dec', '--dry-run');
    expect(lines).toEqual([
      'Gymnastics week 5 (Gymnastics), 3 Dec 2026, 17:00',
      '4 attendees',
      '',
      'Attendee    Payer       Amount  What happens',
      'Payer NEXT  Payer NEXT  £0.00   not invoiced yet, order of £10.00 cancelled',
      'Payer OWES  Payer OWES  £10.00  £10.00 pays the invoice',
      'Payer PAID  Payer PAID  £10.00  £10.00 account credit',
      'Payer PASS  Payer PASS  £0.00   paid by pass, 1 use back to the pass',
      '',
      '2 people get £20.00 in all: £10.00 pays invoices, £10.00 account credit, £0.00 sent back.',
      expect.stringMatching(/^A refund instead would cost the club in fees: £0\.\d\d\. Credit/),
      '1 order to change in your billing system.',
      'Dry run: nothing was done.',
    ]);
    expect(isAllDone).toBe(true);
    expect(await databaseDigest(uriOf(desk))).toEqual(before);
  });

  it('has the same for programs, amounts as minor units', async () => {
    const { lines } = await run('--session', 'S5', '--keep-back', '20%', '--dry-run', '--json');
    expect(lines).toHaveLength(1);
    const said: unknown = JSON.parse(lines[0] ?? '');
    expect(said).toMatchObject({
      job: { state: 'draft', act: { kind: 'cancel-session', give: 'credit' } },
      sessions: [{ title: 'Gymnastics week 5', startsAt: '2026-12-03T17:00:00.000Z' }],
      sums: { parts: 4, totals: [{ amount: '1600', keptBack: '400' }] },
      parts: [
        { name: 'Payer NEXT', reason: 'not-invoiced' },
        { name: 'Payer OWES', amount: '800', effect: { toInvoice: '800' } },
        { name: 'Payer PAID', amount: '800', effect: { toAccount: '800' } },
        { name: 'Payer PASS', reason: 'paid-by-pass' },
      ],
      needsSecondPerson: null,
    });
  });
});

describe('a line', () => {
  it('cancels, and prints how it ended', async () => {
    const { lines, isAllDone } = await run('--session', 'S5', '--give', 'credit', ...why);
    expect(lines).toContain(
      'Payer PAID  Payer PAID  £10.00  booked  £10.00 account credit, INV-PAID-CN-1',
    );
    expect(isAllDone).toBe(true);
    const { sessions, journal } = desk.store.collections;
    expect(await sessions.findOne({ _id: 'club:S5' })).toMatchObject({
      cancelled: { number: 1, reason: 'Snow' },
    });
    const [note] = await journal.find({ kind: 'credit.raised' }).toArray();
    expect(note?.actor).toEqual({ kind: 'command-line', id: 'command-line' });
    expect(await auditDifferences(desk)).toEqual([]);
  });

  it('takes all of a product between two days', async () => {
    const days = ['--from', 'tomorrow', '--until', '10 Dec'];
    const { lines } = await run('--product', 'gym', ...days, '--dry-run');
    expect(lines.slice(0, 3)).toEqual([
      'Gymnastics week 5 (Gymnastics), 3 Dec 2026, 17:00',
      'Gymnastics week 6 (Gymnastics), 10 Dec 2026, 17:00',
      '7 attendees',
    ]);
  });

  it('says that some of it waits, and where', async () => {
    await emptyDatabase(desk);
    const payments = ['P1,INV-OWES,100.00,gocardless,2026-11-20,pending'];
    await importSound(desk, classFiles(places, { payments }));
    const { lines, isAllDone } = await run('--session', 'S5', ...why);
    expect(isAllDone).toBe(false);
    expect(lines.at(-1)).toBe(
      '1 of 4 could not be done yet: press Run again in Slack, under Recent jobs.',
    );
  });

  it('cancels at once where a second person is needed, and says that the money waits', async () => {
    desk.approvals = { thresholdMinor: 1000n, singleHanded: false };
    const looked = await run('--session', 'S5', '--dry-run');
    expect(looked.lines.at(-2)).toMatch(/^A second person has to approve the money/);
    const { lines, isAllDone } = await run('--session', 'S5', ...why);
    expect(isAllDone).toBe(false);
    expect(lines).toContainEqual(expect.stringMatching(/^A second person has to approve/));
    const { sessions, credit_notes: notes, passes } = desk.store.collections;
    expect(await notes.countDocuments()).toBe(0);
    expect((await sessions.findOne({ _id: 'club:S5' }))?.cancelled).not.toBeNull();
    expect((await passes.findOne())?.usesLeft).toBe(1);
  });

  it('gives alone within a day only what one person may give, however many lines it takes (flows, 11)', async () => {
    desk.approvals = { thresholdMinor: 3000n, singleHanded: false };
    const { requests } = desk.store.models;
    await requests.deleteMany({});
    expect((await run('--session', 'S5', ...why)).isAllDone).toBe(true);
    const { lines, isAllDone } = await run('--session', 'S6', ...why);
    expect(isAllDone).toBe(false);
    expect(lines).toContainEqual(expect.stringMatching(/^A second person has to approve/));
    expect(await desk.store.collections.credit_notes.countDocuments()).toBe(2);
    expect(await requests.countDocuments()).toBe(1);
  });

  it.each([
    [['--day', '3/12'], '--day 3/12 is no day. Type one like 2026-12-03, or tomorrow.'],
    [['--day', '2026-12-04'], 'No session on 2026-12-04 is still to come that is not cancelled.'],
    [['--session', 'S1'], 'has begun, so it cannot be cancelled any more'],
    [['--session', 'S99'], 'There is no session S99.'],
    [['--session', 'S5', '--keep-back=-1'], '--keep-back: '],
    [['--product', 'judo', '--from', 'today', '--until', '3 Dec'], 'There is no product judo.'],
    [
      ['--product', 'GYM', '--from', '2026-12-20', '--until', '2026-12-03'],
      'No session of Gymnastics from 2026-12-20 until 2026-12-03 is still to come',
    ],
  ])('%j is refused in words, and nothing is done', async (words, sentence) => {
    const before = await databaseDigest(uriOf(desk));
    await expect(run(...words, ...why)).rejects.toThrow(sentence);
    expect(await databaseDigest(uriOf(desk))).toEqual(before);
  });

  it('is refused once it was done', async () => {
    await run('--session', 'S5', ...why);
    await expect(run('--session', 'S5', ...why)).rejects.toThrow('is cancelled already');
  });
});

it('leaves the same documents and mails as the modal: 24 booked, two of them removed before (flows, 7)', async () => {
  desk.sendsMail = true;
  const many = [
    ...Array.from({ length: 21 }, (_, index) => invoiced(`A${10 + index}`)),
    ...[invoiced('ANA'), invoiced('BEN', 'FAM'), invoiced('CLEO', 'FAM')],
  ];
  const stored: string[][] = [];
  for (const door of ['modal', 'line']) {
    await emptyDatabase(desk);
    await importSound(desk, classFiles(many));
    for (const id of ['ANA', 'BEN']) {
      const released = { jobId: 'before', on: '2026-11-16' };
      const { bookings } = desk.store.collections;
      await bookings.updateOne({ _id: `club:S5:${id}` }, { $set: { released } });
    }
    if (door === 'modal') {
      const { review } = await cancel(desk, { notifyCustomers: true, message: 'Sorry' });
      expect(review.sums.parts).toBe(22);
    } else {
      const words = ['--session', 'S5', '--notify', '--message', 'Sorry'];
      const line: CancelLine = readCancelLine([...words, '--reason', 'Class cancelled']);
      const { lines } = await cancelByLine(desk, line, randomUUID());
      expect(lines).toContain('22 attendees');
      expect(lines.join('\n')).not.toMatch(/ANA|BEN/);
    }
    stored.push(await documentsOf(desk));
  }
  const [byModal = [], byLine = []] = stored;
  desk.sendsMail = false;
  expect(byModal.join('\n')).toContain('INV-FAM-CN-1');
  const mails = byLine.filter((text) => text.includes('"lane":"mail"'));
  expect(mails.every((text) => text.includes('"kind":"session-cancelled"'))).toBe(true);
  // One for each payer: none to Ana’s, and that of Ben and Cleo names Cleo alone.
  expect(mails).toHaveLength(22);
  expect(mails.join('\n')).not.toMatch(/ANA|BEN/);
  expect(mails.filter((text) => text.includes('FAM'))).toHaveLength(1);
  expect(byLine.filter((one) => !byModal.includes(one))).toEqual([]);
  expect(byLine).toHaveLength(byModal.length);
});
