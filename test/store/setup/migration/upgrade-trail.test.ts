import { afterAll, beforeAll, expect, it } from 'vitest';
import { rejectRequest } from '../../../../src/services/approvals/decide.js';
import { recordCopy } from '../../../../src/services/trail/record-copy.js';
import { setUpDatabase, verifyDatabase } from '../../../../src/store/setup/database-setup.js';
import { booksVersion } from '../../../../src/store/setup/migration/books-version.js';
import {
  auditDifferences,
  issue,
  type LedgerDesk,
  openLedgerDesk,
} from '../../../support/ledger-desk.js';
import { anna, askedRaise, withThreshold } from '../../../support/second-person.js';

let desk: LedgerDesk;
beforeAll(async () => {
  desk = await openLedgerDesk();
  withThreshold(desk);
});
afterAll(() => desk.close());

const past = { bypassDocumentValidation: true };

/** As a version before left it: copies without numbers, one with, and requests without events. */
async function asBefore(): Promise<void> {
  const { audit_events, counters } = desk.store.collections;
  const invoiceId = await issue(desk, 100_000n);
  const rejected = await askedRaise(desk, invoiceId, 20_000n);
  desk.clock.now = new Date('2026-11-23T11:00:00Z');
  await rejectRequest(desk, anna, { requestId: rejected.id, comment: 'Too much' });
  await askedRaise(desk, invoiceId, 30_000n);
  await audit_events.deleteMany({});
  await counters.deleteMany({ _id: /^trail:/ });
  await recordCopy(desk, 'backup', 'numbered');
  const shared = { clubId: 'club', act: 'export' as const, payerId: null, reason: '' };
  const by = { actor: { kind: 'command-line' as const, id: 'command-line' }, approvedBy: null };
  const at = (day: number) => new Date(`2026-10-0${day}T10:00:00Z`);
  const unnumbered = [
    { _id: 'later', ...shared, ...by, subject: 'later', at: at(2) },
    { _id: 'earlier', ...shared, ...by, subject: 'earlier', at: at(1) },
  ];
  await audit_events.insertMany(unnumbered, past);
  const requests = desk.store.db.collection('requests');
  await requests.updateMany({}, { $unset: { inTrail: '' } }, past);
  await desk.store.db.collection('migrations').updateOne({}, { $set: { version: 6 } });
}

async function trail(): Promise<string[]> {
  const { audit_events } = desk.store.collections;
  const found = await audit_events.find().sort({ number: 1 }).toArray();
  return found.map((event) => {
    const { number, act, at, addedByUpdate = false } = event;
    const what = 'subject' in event ? event.subject : event.act;
    const day = act === 'update-database' ? 'today' : at.toISOString().slice(0, 13);
    return `${number} ${day} ${what}${addedByUpdate ? ', added' : ''}`;
  });
}

it('numbers what had no number and tells each request, behind what is there, once', async () => {
  await asBefore();
  await expect(verifyDatabase(desk.store.db)).rejects.toThrow('the form of an earlier version');
  const told: string[] = [];
  await setUpDatabase(desk.store.db, (message) => told.push(message));
  expect(told.at(-1)).toBe('The audit trail holds each request and event now: 4 got a number.');
  const whole = [
    '1 2026-11-23T11 numbered',
    '2 2026-10-01T10 earlier, added',
    '3 2026-10-02T10 later, added',
    '4 2026-11-23T10 request.asked, added',
    '5 2026-11-23T11 request.rejected, added',
    '6 2026-11-23T11 request.asked, added',
    `7 today form ${booksVersion}, 2 events and 2 requests numbered`,
  ];
  expect(await trail()).toEqual(whole);
  expect(await auditDifferences(desk)).toEqual([]);
  await verifyDatabase(desk.store.db);
  // Killed before it said that it was done, it is done again.
  await desk.store.db.collection('migrations').updateOne({}, { $set: { version: 6 } });
  await setUpDatabase(desk.store.db);
  expect(await trail()).toEqual(whole);
});

it('has the end of a request of before told as any other', async () => {
  const open = await desk.store.models.requests.findOne({ state: 'open' }).lean();
  await rejectRequest(desk, anna, { requestId: open?._id ?? '', comment: '' });
  expect((await trail()).at(-1)).toBe('8 2026-11-23T11 request.rejected');
  expect(await auditDifferences(desk)).toEqual([]);
});
