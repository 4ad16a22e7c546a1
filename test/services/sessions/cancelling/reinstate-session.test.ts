import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import { draftCancellation } from '../../../../src/services/sessions/cancelling/draft-cancellation.js';
import { previewReinstate } from '../../../../src/services/sessions/cancelling/preview-reinstate-session.js';
import { reinstateSession } from '../../../../src/services/sessions/cancelling/reinstate-session.js';
import { runSessionJob } from '../../../../src/services/sessions/jobs/run-session-job.js';
import { startSessionJob } from '../../../../src/services/sessions/jobs/start-session-job.js';
import {
  addBooking,
  addContact,
  addOrder,
  addPass,
  addProduct,
  addSession,
  forgetClubRecords,
} from '../../../support/club-records.js';
import { deskForFile } from '../../../support/desk-for-file.js';
import { admin, startAfresh, tally } from '../../../support/ledger-desk.js';

const desk = await deskForFile();
const sessionId = 'club:week-6';

/** Two sessions; Ana and Ben by one pass, Cleo by hers, Nora not invoiced yet, and a guest. */
beforeEach(async () => {
  desk.clock.now = new Date('2026-11-23T10:00:00Z');
  await startAfresh(desk);
  await forgetClubRecords(desk);
  const productId = await addProduct(desk, 'GYM', { name: 'Gymnastics' });
  await addSession(desk, 'week-6', { productId, at: '2026-12-03T17:00:00Z' });
  await addSession(desk, 'week-7', { productId, at: '2026-12-10T17:00:00Z' });
  const passId = await addPass(desk, 'PASS', { contactId: 'club:olsen', productId, usesLeft: 0 });
  const own = await addPass(desk, 'OWN', { contactId: 'club:olsen', productId, usesLeft: 3 });
  for (const [id, name, pass] of [
    ['ben', 'Ben', passId],
    ['ana', 'Ana', passId],
    ['cleo', 'Cleo', own],
  ] as const) {
    const contactId = await addContact(desk, id, { name });
    await addBooking(desk, { sessionId, contactId, paidBy: 'pass', passId: pass });
  }
  await addOrder(desk, 'O1', { contactId: 'club:nora', productId, amount: 2000n });
  for (const each of [sessionId, 'club:week-7']) {
    await addBooking(desk, { sessionId: each, contactId: 'club:nora', paidBy: 'uninvoiced' });
  }
  await addBooking(desk, { sessionId, contactId: 'club:olsen', paidBy: 'free' });
});

async function cancel(...sessionIds: string[]): Promise<string> {
  const { id: jobId, seq } = await draftCancellation(desk, admin, {
    ...{ operationId: randomUUID(), sessionIds, give: 'credit', keepBack: null },
    ...{ notifyCustomers: false, message: '', reason: 'Snow' },
  });
  await startSessionJob(desk, admin, { jobId, seq });
  await runSessionJob(desk, jobId);
  return jobId;
}

const reinstate = (operationId: string = randomUUID()) =>
  reinstateSession(desk, admin, { operationId, sessionId });
const sessionNow = () => desk.store.collections.sessions.findOne({ _id: sessionId });
const orderNow = () => desk.store.collections.orders.findOne({ _id: 'club:O1' });
const bookingOf = (id: string) =>
  desk.store.collections.bookings.findOne({ _id: `${sessionId}:club:${id}` });
async function usesOf(id: string): Promise<number | undefined> {
  return (await desk.store.collections.passes.findOne({ _id: `club:${id}` }))?.usesLeft;
}
const refused = (code: string) => ({ accepted: 0, refused: { [code]: 1 } });

describe('a session that takes place again', () => {
  it('takes a use again where one is left, in order of name, and names those where none is', async () => {
    await cancel(sessionId);
    expect([await usesOf('PASS'), await usesOf('OWN')]).toEqual([2, 4]);
    await desk.store.collections.passes.updateOne({ _id: 'club:PASS' }, { $set: { usesLeft: 1 } });
    const preview = await previewReinstate(desk, admin, { sessionId });
    expect(preview).toMatchObject({
      session: { title: 'week-6', productName: 'Gymnastics', attendees: 5 },
      shown: { number: 1, usesTaken: 2, usesMissing: ['Ben'], ordersRestored: 1, notGiven: 0 },
      given: [],
    });
    expect(await reinstate()).toMatchObject({ usesTaken: 2, usesMissing: ['Ben'], number: 1 });
    expect([await usesOf('PASS'), await usesOf('OWN')]).toEqual([0, 3]);
    const returned = await Promise.all(['ana', 'ben', 'cleo'].map((id) => bookingOf(id)));
    expect(returned.map((booking) => booking?.useReturned)).toEqual([false, true, false]);
    expect(await sessionNow()).toMatchObject({
      ...{ cancelled: null, cancellations: 1 },
      reinstated: { by: 'UADMIN', at: desk.clock.now },
    });
  });

  it('gives back to each pass only what was taken when it is cancelled once more', async () => {
    await cancel(sessionId);
    await desk.store.collections.passes.updateOne({ _id: 'club:PASS' }, { $set: { usesLeft: 1 } });
    await reinstate();
    await cancel(sessionId);
    expect([await usesOf('PASS'), await usesOf('OWN')]).toEqual([1, 4]);
    expect(await sessionNow()).toMatchObject({ cancellations: 2, cancelled: { number: 2 } });
    expect(await reinstate()).toMatchObject({ usesTaken: 2, usesMissing: ['Ben'], number: 2 });
  });

  it('restores what fell of an order, as if nothing had been where nobody ticked it', async () => {
    await cancel(sessionId);
    expect(await orderNow()).toMatchObject({ amount: 1000n, hasOpenChange: true });
    await reinstate();
    expect(await orderNow()).toMatchObject({ amount: 2000n, changes: [], hasOpenChange: false });
  });

  it('restores a cancelled order by what fell for this session only, as a change to be told', async () => {
    await cancel(sessionId, 'club:week-7');
    expect((await orderNow())?.cancelledOn).toBe('2026-11-23');
    const ticked = { 'changes.0.tickedAt': desk.clock.now, 'changes.0.tickedBy': 'UANNA' };
    await desk.store.collections.orders.updateOne(
      {},
      { $set: { ...ticked, hasOpenChange: false } },
    );
    await reinstate();
    expect(await orderNow()).toMatchObject({
      ...{ amount: 1000n, cancelledOn: null, hasOpenChange: true },
      changes: [{ kind: 'cancelled' }, { kind: 'restored', amountBefore: 0n, amountAfter: 1000n }],
    });
  });

  it('leaves an order that was invoiced since, and whoever was removed since', async () => {
    await cancel(sessionId);
    await desk.store.collections.orders.updateOne({}, { $set: { billedBy: 'club:INV-1' } });
    const released = { released: { jobId: 'other', on: '2026-11-23' } };
    const gone = { _id: `${sessionId}:club:cleo` };
    await desk.store.collections.bookings.updateOne(gone, { $set: released });
    expect(await reinstate()).toMatchObject({
      ...{ usesTaken: 2, ordersRestored: 0, ordersInvoiced: ['Nora Olsen'] },
    });
    expect(await orderNow()).toMatchObject({ amount: 1000n });
    expect(await usesOf('OWN')).toBe(4);
  });

  it('gives nothing any more that was not given yet', async () => {
    const jobId = await cancel(sessionId);
    const first = await desk.store.collections.job_parts.findOne({ jobId });
    await desk.store.collections.job_parts.updateOne(
      { _id: first?._id ?? '' },
      { $set: { state: 'pending' } },
    );
    const { shown } = await previewReinstate(desk, admin, { sessionId });
    expect(shown.notGiven).toBe(1);
    await reinstate();
    expect(await desk.store.collections.job_parts.findOne({ _id: first?._id ?? '' })).toMatchObject(
      {
        state: 'nothing',
        problem: 'The session takes place again, so nothing is given for it any more.',
      },
    );
  });
});

describe('pressed', () => {
  it('twice it is done once, with the same answer, also by two people at once', async () => {
    await cancel(sessionId);
    const form = randomUUID();
    const first = await reinstate(form);
    expect(await reinstate(form)).toEqual(first);
    await cancel(sessionId);
    const answers = await tally([reinstate(), reinstate(), reinstate()]);
    expect(answers).toEqual({ accepted: 1, refused: { 'session-not-cancelled': 2 } });
    expect([await usesOf('PASS'), await usesOf('OWN')]).toEqual([0, 3]);
    expect(await orderNow()).toMatchObject({ amount: 2000n, changes: [] });
  });

  it('when something else would happen than what was shown, nothing is done', async () => {
    await cancel(sessionId);
    const { shown } = await previewReinstate(desk, admin, { sessionId });
    const press = () =>
      reinstateSession(desk, admin, { operationId: randomUUID(), sessionId, shown });
    await desk.store.collections.passes.updateOne({ _id: 'club:OWN' }, { $set: { usesLeft: 0 } });
    expect(await tally([press()])).toEqual(refused('draft-changed'));
    await desk.store.collections.passes.updateOne({ _id: 'club:OWN' }, { $set: { usesLeft: 9 } });
    expect(await press()).toMatchObject({ usesTaken: 3 });
  });

  it('is refused once the session would have begun, and a moment before it is not', async () => {
    await cancel(sessionId);
    desk.clock.now = new Date('2026-12-03T17:00:00Z');
    expect(await tally([reinstate()])).toEqual(refused('reinstate-begun'));
    expect(await tally([previewReinstate(desk, admin, { sessionId })])).toEqual(
      refused('reinstate-begun'),
    );
    desk.clock.now = new Date('2026-12-03T16:59:59Z');
    expect((await tally([reinstate()])).accepted).toBe(1);
  });

  it('is refused while it is being cancelled, or its money waits for a second person', async () => {
    const jobId = await cancel(sessionId);
    const { jobs } = desk.store.collections;
    await jobs.updateOne({ _id: jobId }, { $set: { state: 'running' } });
    expect(await tally([reinstate()])).toEqual(refused('still-cancelling'));
    const waiting = { state: 'finished', money: 'waiting', requestId: null } as const;
    await jobs.updateOne({ _id: jobId }, { $set: waiting });
    expect(await tally([reinstate()])).toEqual(refused('still-cancelling'));
    // The request ended, and nobody has approved it.
    await jobs.updateOne({ _id: jobId }, { $set: { requestId: 'gone' } });
    expect((await tally([reinstate()])).accepted).toBe(1);
  });

  it('is refused where nothing is cancelled, of another club, and to others than staff', async () => {
    expect(await tally([reinstate()])).toEqual(refused('session-not-cancelled'));
    await cancel(sessionId);
    const press = { operationId: randomUUID(), sessionId };
    const other = { ...desk, club: { ...desk.club, id: 'other' } };
    const guest = { ...admin, roles: [] };
    expect(
      await tally([
        reinstateSession(other, admin, press),
        reinstateSession(desk, guest, press),
        previewReinstate(other, admin, press),
        previewReinstate(desk, guest, press),
      ]),
    ).toEqual({ accepted: 0, refused: { 'not-found': 2, 'not-allowed': 2 } });
  });
});
