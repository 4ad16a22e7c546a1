import { beforeEach, describe, expect, it } from 'vitest';
import { movePayment } from '../../../src/services/payments/move-payment.js';
import { changeAllAmounts } from '../../../src/services/sessions/jobs/change-amounts.js';
import { runSessionJob } from '../../../src/services/sessions/jobs/run-session-job.js';
import { startSessionJob } from '../../../src/services/sessions/jobs/start-session-job.js';
import {
  cancel,
  classFiles,
  look,
  type Money,
  type Place,
  reviewOf,
  runOnceMore,
} from '../../support/a-class.js';
import { deskForFile } from '../../support/desk-for-file.js';
import { admin, apply, auditDifferences, envelope } from '../../support/ledger-desk.js';
import { csv, emptyDatabase, importSound } from '../import/import-desk.js';

const desk = await deskForFile();
beforeEach(() => emptyDatabase(desk));

const invoiced = (id: string, more: Partial<Place> = {}): Place => {
  return { id, payer: id, paidBy: 'invoice', ...more };
};

/** Of every kind of invoice, beside those of every-kind-of-attendee.test.ts. */
const places: Place[] = [
  invoiced('OVER'),
  invoiced('HALF'),
  invoiced('PART'),
  invoiced('BOUNCED'),
  invoiced('ZERO', { amount: '0.00' }),
  invoiced('CENTS', { amount: '0.07' }),
  invoiced('FEWER', { sessions: [5, 6] }),
  invoiced('KID1', { payer: 'FAM' }),
  invoiced('KID2', { payer: 'FAM', amount: '50.00' }),
  { id: 'PASS', payer: 'PASS', paidBy: 'pass', pass: { id: 'P1', usesLeft: 0 } },
  { id: 'NOORDER', payer: 'NOORDER', paidBy: 'uninvoiced', sessions: [5] },
];

const money: Money = {
  payments: [
    'P1,INV-OVER,120.00,stripe,2026-10-02,received',
    'P2,INV-HALF,50.00,stripe,2026-10-02,received',
    'P3,INV-BOUNCED,100.00,gocardless,2026-10-02,received',
    'P4,INV-FAM,150.00,stripe,2026-10-02,received',
  ],
  writeOffs: ['INV-HALF,50.00,2026-11-01', 'INV-PART,97.00,2026-11-01'],
};

async function bounce() {
  const bounced = { paymentId: 'club:P3', move: 'bounced', on: '2026-11-20' } as const;
  await movePayment(desk, envelope(), { ...bounced, amount: null, reason: 'No funds' });
}

describe.each(['credit', 'refund', 'nothing'] as const)('with %s', (give) => {
  it('everybody is in one group and has one result, and the books are right', async () => {
    await importSound(desk, classFiles(places, money));
    await bounce();
    const { review } = await look(desk, { give });
    const people = review.sums.groups.reduce((sum, group) => sum + group.people, 0);
    expect([review.sums.parts, people]).toEqual([places.length, places.length]);
    const done = await cancel(desk, { give });
    const states = done.review.sums.states.reduce((sum, { parts }) => sum + parts, 0);
    expect(states).toBe(places.length);
    expect(await auditDifferences(desk)).toEqual([]);
  });
});

describe('one amount for all beyond what invoices allow', () => {
  it('gives each invoice at most what it can be credited, whoever is named on it', async () => {
    await importSound(desk, classFiles(places, money));
    await bounce();
    const { job } = await look(desk, { sessionIds: ['club:S5', 'club:S6'] });
    await changeAllAmounts(desk, admin, { jobId: job.id, amount: 20_000n });
    const { review } = await reviewOf(desk, job.id);
    await startSessionJob(desk, admin, { jobId: job.id, seq: review.job.seq });
    await runSessionJob(desk, job.id);
    const done = await reviewOf(desk, job.id);
    expect(done.review.sums).toMatchObject({
      parts: 21,
      states: [
        { state: 'booked', parts: 8 },
        { state: 'nothing', parts: 13 },
      ],
      booked: [{ people: 8, amount: 50_307n }],
    });
    expect(await auditDifferences(desk)).toEqual([]);
  });
});

describe('a refund of what', () => {
  it.each([
    {
      what: 'was paid by account credit goes back as credit, and only the cash as cash',
      payments: ['P1,INV-A,4.00,stripe,2026-10-02,received'],
      credit: 9600n,
      effect: { toInvoice: 0n, toAccount: 600n, sentBack: 400n, byPeople: false },
    },
    {
      what: 'was paid in cash is a refund for people to make',
      payments: ['P1,INV-A,100.00,cash,2026-10-02,received'],
      credit: 0n,
      effect: { toInvoice: 0n, toAccount: 0n, sentBack: 1000n, byPeople: true },
    },
  ])('$what', async ({ payments, credit, effect }) => {
    const opening = csv('contact_id,amount,currency,created_on', 'A,96.00,GBP,2026-09-01');
    await importSound(desk, {
      ...classFiles([invoiced('A')], { payments }),
      ...(credit > 0n && { account_credit: opening }),
    });
    if (credit > 0n) await apply(desk, 'club:INV-A', credit);
    const { parts } = await cancel(desk, { give: 'refund' });
    expect(parts.get('A')).toMatchObject({ state: 'booked', effect });
    expect(await auditDifferences(desk)).toEqual([]);
  });
});

describe('a payment that was on its way', () => {
  it('and failed leaves a debt, which the credit lowers when it is run again', async () => {
    const payments = ['P1,INV-A,100.00,gocardless,2026-11-20,pending'];
    await importSound(desk, classFiles([invoiced('A')], { payments }));
    const { review, parts } = await cancel(desk);
    expect(parts.get('A')).toMatchObject({ state: 'pending', amount: 0n });
    await movePayment(desk, envelope(), {
      ...{ paymentId: 'club:P1', move: 'failed', on: '2026-11-23', amount: null, reason: '' },
    });
    const jobId = review.job.id;
    const then = (await runOnceMore(desk, jobId, null)).parts.get('A');
    expect(then).toMatchObject({ state: 'booked', result: { toInvoice: 1000n, toAccount: 0n } });
  });
});

describe('a session', () => {
  beforeEach(() => importSound(desk, classFiles([invoiced('A', { sessions: [6] })])));

  it('without attendees is cancelled, and nothing is credited', async () => {
    const { review } = await cancel(desk);
    expect(review.sums).toMatchObject({ parts: 0, groups: [], totals: [] });
    expect(review.job.state).toBe('finished');
    const { credit_notes, sessions } = desk.store.collections;
    expect(await credit_notes.countDocuments()).toBe(0);
    expect(await sessions.findOne({ _id: 'club:S5' })).toMatchObject({ cancellations: 1 });
  });

  it.each([
    { of: 'the past', sessionId: 'club:S4', now: '2026-11-23T10:00:00Z', code: 'session-begun' },
    {
      of: 'that began a minute ago',
      sessionId: 'club:S5',
      now: '2026-12-03T17:01:00Z',
      code: 'session-begun',
    },
    {
      of: 'that begins this very moment',
      sessionId: 'club:S5',
      now: '2026-12-03T17:00:00Z',
      code: 'session-begun',
    },
    { of: 'that is none', sessionId: 'club:S99', now: '2026-11-23T10:00:00Z', code: 'not-found' },
  ])('$of is refused', async ({ sessionId, now, code }) => {
    desk.clock.now = new Date(now);
    const refused = look(desk, { sessionIds: [sessionId] });
    await expect(refused).rejects.toMatchObject({ code });
    desk.clock.now = new Date('2026-11-23T10:00:00Z');
  });

  it('that began, or was cancelled, while the form was open is refused when it is sent', async () => {
    const { job } = await look(desk);
    desk.clock.now = new Date('2026-12-03T17:01:00Z');
    const late = startSessionJob(desk, admin, { jobId: job.id, seq: job.seq });
    await expect(late).rejects.toMatchObject({ code: 'session-begun' });
    desk.clock.now = new Date('2026-11-23T10:00:00Z');
    await cancel(desk);
    const second = startSessionJob(desk, admin, { jobId: job.id, seq: job.seq });
    await expect(second).rejects.toMatchObject({ code: 'session-cancelled' });
  });
});
