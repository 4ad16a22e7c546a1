import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import { movePayment } from '../../../src/services/payments/move-payment.js';
import { recordPayment } from '../../../src/services/payments/record-payment.js';
import { planAgain, runAgain } from '../../../src/services/sessions/jobs/run-again.js';
import { runSessionJob } from '../../../src/services/sessions/jobs/run-session-job.js';
import { startSessionJob } from '../../../src/services/sessions/jobs/start-session-job.js';
import { cancel, classFiles, look, type Place, reviewOf } from '../../support/a-class.js';
import { addBooking } from '../../support/club-records.js';
import { deskForFile } from '../../support/desk-for-file.js';
import {
  admin,
  auditDifferences,
  deskOn,
  envelope,
  type LedgerDesk,
  pay,
  raise,
} from '../../support/ledger-desk.js';
import { emptyDatabase, importSound } from '../import/import-desk.js';

const desk = await deskForFile();

const invoiced = (id: string, payer = id): Place => ({ id, payer, paidBy: 'invoice' });
const places = [invoiced('A'), invoiced('B'), invoiced('C1', 'C'), invoiced('C2', 'C')];

beforeEach(async () => {
  await emptyDatabase(desk);
  await importSound(desk, classFiles(places));
});

const notes = () => desk.store.collections.credit_notes.countDocuments();
const start = ({ id, seq }: { id: string; seq: bigint }) =>
  startSessionJob(desk, admin, { jobId: id, seq });

async function again(jobId: string) {
  const { seq } = await planAgain(desk, admin, { jobId, give: null });
  await runAgain(desk, admin, { operationId: randomUUID(), jobId, seq });
  await runSessionJob(desk, jobId);
  return reviewOf(desk, jobId);
}

function pending(invoiceId: string, paymentId: string) {
  return recordPayment(desk, envelope(), {
    ...{ invoiceId, paymentId, amount: 10_000n, status: 'pending' },
    ...{ provider: 'gocardless', receivedOn: '2026-11-23' },
  });
}

describe('what moved between the preview and the press', () => {
  it('is shown and not booked, and the others go on', async () => {
    const { job } = await look(desk);
    await pay(desk, 'club:INV-A', 10_000n);
    await raise(desk, 'club:INV-B', 9500n);
    await start(job);
    await runSessionJob(desk, job.id);
    const { parts } = await reviewOf(desk, job.id);
    expect(parts.get('A')).toMatchObject({ state: 'changed', amount: 1000n, result: null });
    expect(parts.get('B')).toMatchObject({ state: 'changed' });
    expect(parts.get('C1')).toMatchObject({ state: 'booked' });
    expect(await notes()).toBe(3);
    const after = await again(job.id);
    expect(after.parts.get('A')).toMatchObject({ state: 'booked', result: { toAccount: 1000n } });
    expect(after.parts.get('B')).toMatchObject({ state: 'booked', amount: 500n });
    expect(await auditDifferences(desk)).toEqual([]);
  });

  it('waits where a payment is on its way, and is done by running it again', async () => {
    const { job } = await look(desk);
    await pending('club:INV-A', 'club:DD');
    await start(job);
    await runSessionJob(desk, job.id);
    expect((await reviewOf(desk, job.id)).parts.get('A')).toMatchObject({ state: 'pending' });
    const early = await planAgain(desk, admin, { jobId: job.id, give: null });
    const tooEarly = runAgain(desk, admin, {
      operationId: randomUUID(),
      jobId: job.id,
      seq: early.seq,
    });
    await expect(tooEarly).rejects.toMatchObject({ code: 'nothing-to-repeat' });
    await movePayment(desk, envelope(), {
      ...{ paymentId: 'club:DD', move: 'received', on: '2026-11-23', reason: '', amount: null },
    });
    const { parts } = await again(job.id);
    expect(parts.get('A')).toMatchObject({ state: 'booked', result: { toAccount: 1000n } });
  });

  it('starts nothing where somebody was booked since', async () => {
    const { job } = await look(desk);
    await addBooking(desk, { sessionId: 'club:S5', contactId: 'club:nobody' });
    await expect(start(job)).rejects.toMatchObject({ code: 'draft-changed' });
    const { sessions } = desk.store.collections;
    expect(await sessions.findOne({ _id: 'club:S5' })).not.toHaveProperty('cancelled');
  });

  it('leaves alone whoever was removed from the product since', async () => {
    const { job } = await look(desk);
    await start(job);
    const released = { jobId: 'other', on: '2026-11-23' };
    const { bookings } = desk.store.collections;
    await bookings.updateOne({ _id: 'club:S5:A' }, { $set: { released } });
    await runSessionJob(desk, job.id);
    const { parts } = await reviewOf(desk, job.id);
    expect(parts.get('A')).toMatchObject({ state: 'changed', result: null });
    expect(parts.get('A')?.problem).toContain('removed from the product');
  });

  it('gives an edited amount only as it was shown', async () => {
    const { job } = await look(desk);
    await start(job);
    await raise(desk, 'club:INV-C', 19_500n);
    await runSessionJob(desk, job.id);
    const { parts } = await reviewOf(desk, job.id);
    const states = [parts.get('C1')?.state, parts.get('C2')?.state];
    expect(states).toEqual(['changed', 'changed']);
    expect(await notes()).toBe(3);
  });
});

it('says so where the order of an attendee was invoiced since, instead of losing it', async () => {
  await emptyDatabase(desk);
  const order = { id: 'O1', amount: '10.00' };
  const next: Place = { id: 'N', payer: 'N', paidBy: 'uninvoiced', sessions: [5], order };
  const other: Place = { ...next, id: 'M', payer: 'M', order: { ...order, id: 'O2' } };
  await importSound(desk, classFiles([next, other]));
  const { job } = await look(desk);
  const { orders } = desk.store.collections;
  await orders.updateOne({ _id: 'club:O1' }, { $set: { billedBy: 'club:INV-N' } });
  await start(job);
  await runSessionJob(desk, job.id);
  const { parts } = await reviewOf(desk, job.id);
  expect([parts.get('N')?.state, parts.get('M')?.state]).toEqual(['changed', 'nothing']);
  const then = (await again(job.id)).parts.get('N');
  expect(then).toMatchObject({ state: 'nothing', beside: { orders: [] } });
});

describe('two at once', () => {
  it('two people cancel one session: it is cancelled once, and the second is told', async () => {
    const [one, other] = await Promise.all([look(desk), look(desk)]);
    const both = await Promise.allSettled([start(one.job), start(other.job)]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const refused = both.find(({ status }) => status === 'rejected');
    expect(refused).toMatchObject({ reason: { code: 'session-cancelled' } });
    await runSessionJob(desk, one.job.id);
    await runSessionJob(desk, other.job.id);
    expect(await notes()).toBe(4);
  });

  it('a form pressed again while its first press is written starts it once, and is told so', async () => {
    const { job } = await look(desk);
    const { sessions } = desk.store.collections;
    // The second press has read the draft, and reads the sessions after the first one has started it.
    const find = (...query: Parameters<typeof sessions.find>) => {
      const cursor = sessions.find(...query);
      const toArray = cursor.toArray.bind(cursor);
      cursor.toArray = async () => {
        await start(job);
        return toArray();
      };
      return cursor;
    };
    const late: typeof sessions = Object.create(sessions, { find: { value: find } });
    const collections = { ...desk.store.collections, sessions: late };
    const second = { ...desk, store: { ...desk.store, collections } };
    const started = await startSessionJob(second, admin, { jobId: job.id, seq: job.seq });
    expect(started).toMatchObject({ id: job.id, state: 'running' });
  });

  it('two processes do each part once', async () => {
    const { job } = await look(desk);
    await start(job);
    const second = deskOn(desk.store, desk.uri);
    const run = (on: LedgerDesk) => runSessionJob(on, job.id, { pageSize: 1 });
    await Promise.all([run(desk), run(second)]);
    await run(desk);
    const { review } = await reviewOf(desk, job.id);
    expect(review.sums.states).toEqual([{ state: 'booked', parts: 4 }]);
    expect(await notes()).toBe(4);
    const told = { 'notice.kind': 'job-finished' } as const;
    expect(await desk.store.collections.outbox.countDocuments(told)).toBe(1);
    expect(await auditDifferences(desk)).toEqual([]);
  });

  it('goes on past midnight, and each part is booked on its own day', async () => {
    const { job } = await look(desk);
    await start(job);
    const before = desk.clock.now;
    desk.clock.now = new Date('2026-11-23T23:59:57Z');
    const stopped = () => {
      desk.clock.now = new Date(desk.clock.now.getTime() + 1000);
      return false;
    };
    await runSessionJob(desk, job.id, { pageSize: 1, lanes: 1, stopped });
    desk.clock.now = before;
    const { credit_notes } = desk.store.collections;
    expect(await credit_notes.distinct('createdOn')).toEqual(['2026-11-23', '2026-11-24']);
  });

  it('stopped anywhere, it goes on where it was', async () => {
    const { job } = await look(desk);
    await start(job);
    for (let round = 1; round <= 6; round += 1) {
      let asked = 0;
      const stopped = () => {
        asked += 1;
        return asked > 1;
      };
      await runSessionJob(desk, job.id, { pageSize: 1, lanes: 1, stopped });
    }
    await runSessionJob(desk, job.id);
    expect((await reviewOf(desk, job.id)).review.job.state).toBe('finished');
    expect(await notes()).toBe(4);
  });
});

describe('what an attendee was given before', () => {
  it('is given once for a session that is cancelled, takes place again and is cancelled again', async () => {
    const keepBack = { kind: 'percent', percent: 20 } as const;
    await cancel(desk, { keepBack });
    const { sessions } = desk.store.collections;
    await sessions.updateOne({ _id: 'club:S5' }, { $set: { cancelled: null } });
    const { review, parts } = await look(desk, { keepBack });
    expect(review.sums.totals).toEqual([]);
    expect(parts.get('A')).toMatchObject({ amount: 0n, keptBack: 200n });
    const second = await cancel(desk, { operationId: randomUUID() });
    expect(second.parts.get('A')).toMatchObject({ state: 'booked', amount: 200n });
    expect(await auditDifferences(desk)).toEqual([]);
  });

  it('of a day on which two sessions fall, each is given apart', async () => {
    const { parts, review } = await cancel(desk, { sessionIds: ['club:S5', 'club:S6'] });
    expect(review.sums).toMatchObject({ parts: 8, payers: 3 });
    expect(review.sums.booked).toMatchObject([{ people: 8, amount: 8000n }]);
    expect(parts.get('A')).toMatchObject({ state: 'booked', amount: 1000n });
  });
});

describe('Keep back (flows 4)', () => {
  it('leaves a debt to that part, and keeps it of what was paid', async () => {
    await pay(desk, 'club:INV-B', 10_000n);
    const { parts } = await cancel(desk, { keepBack: { kind: 'percent', percent: 20 } });
    expect(parts.get('A')?.result).toMatchObject({ toInvoice: 800n, toAccount: 0n });
    expect(parts.get('B')?.result).toMatchObject({ toInvoice: 0n, toAccount: 800n });
  });

  it('as an amount is refused where somebody pays in another currency, as a share it is not', async () => {
    desk.club = { ...desk.club, currency: 'EUR' };
    const keepBack = { kind: 'amount', amount: 200n } as const;
    await expect(look(desk, { keepBack })).rejects.toMatchObject({ code: 'keep-back-currency' });
    const share = await look(desk, { keepBack: { kind: 'percent', percent: 20 } });
    expect(share.parts.get('A')).toMatchObject({ amount: 800n });
    desk.club = { ...desk.club, currency: 'GBP' };
  });

  it('of more than the value gives nobody anything, and lists them with the reason', async () => {
    const { parts, review } = await cancel(desk, { keepBack: { kind: 'amount', amount: 1200n } });
    expect(parts.get('A')).toMatchObject({ state: 'nothing', reason: 'kept-back', amount: 0n });
    expect(review.sums.groups).toEqual([{ group: 'kept-back', people: 4, passUses: 0 }]);
    expect(await notes()).toBe(0);
  });
});
