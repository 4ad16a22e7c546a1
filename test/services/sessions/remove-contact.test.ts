import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FactsMoved } from '../../../src/domain/books/promise.js';
import type { JobPart } from '../../../src/domain/sessions/jobs/job-part.js';
import { changeAmount } from '../../../src/services/sessions/jobs/change-amounts.js';
import { planAgain, runAgain } from '../../../src/services/sessions/jobs/run-again.js';
import { runSessionJob } from '../../../src/services/sessions/jobs/run-session-job.js';
import { startSessionJob } from '../../../src/services/sessions/jobs/start-session-job.js';
import {
  draftRemoval,
  type RemovalInput,
} from '../../../src/services/sessions/leaving/draft-removal.js';
import { previewPutBack } from '../../../src/services/sessions/leaving/preview-put-back-contact.js';
import { putBackContact } from '../../../src/services/sessions/leaving/put-back-contact.js';
import { findAllParts } from '../../../src/store/sessions/draft-parts.js';
import { findJob } from '../../../src/store/sessions/job-reads.js';
import { addContact } from '../../support/club-records.js';
import {
  addGymnastics,
  addOrder,
  billGymnastics,
  enrolOnGymnastics,
  gym,
} from '../../support/leaver-desk.js';
import {
  admin,
  auditDifferences,
  clubId,
  invoiceNow,
  type LedgerDesk,
  openLedgerDesk,
  pay,
} from '../../support/ledger-desk.js';

let desk: LedgerDesk;

beforeAll(async () => {
  desk = await openLedgerDesk();
  await addGymnastics(desk);
});
afterAll(async () => {
  expect(await auditDifferences(desk)).toEqual([]);
  await desk.close();
});

/** Somebody on gymnastics for a term of 6 sessions at 60.00, who pays; four are still to come. */
async function member(name: string, paid = 0n): Promise<{ contactId: string; invoiceId: string }> {
  const contactId = `club:${name}`;
  await addContact(desk, name, { name, payerId: contactId });
  const invoiceId = await billGymnastics(desk, `INV-${name}`, { contactId, owner: contactId });
  if (paid > 0n) await pay(desk, invoiceId, paid);
  await enrolOnGymnastics(desk, contactId, invoiceId);
  return { contactId, invoiceId };
}

function draft(contactIds: string[], changes: Partial<RemovalInput> = {}) {
  return draftRemoval(desk, admin, {
    ...{ operationId: randomUUID(), productId: gym, contactIds, orders: 'cancel' },
    ...{ sessions: { kind: 'all-future' }, credit: { kind: 'by-price' } },
    ...{ notifyCustomers: false, reason: 'Left the club', ...changes },
  });
}

async function start(jobId: string): Promise<void> {
  const job = await findJob(desk.store, { id: jobId, clubId });
  await startSessionJob(desk, admin, { jobId, seq: job?.seq ?? 0n });
}

async function partsNow(jobId: string): Promise<JobPart[]> {
  return findAllParts(desk.store, jobId);
}

async function remove(contactIds: string[], changes: Partial<RemovalInput> = {}) {
  const { id } = await draft(contactIds, changes);
  await start(id);
  await runSessionJob(desk, id);
  return { id, parts: await partsNow(id) };
}

async function balanceOf(contactId: string): Promise<bigint> {
  return (await desk.store.collections.accounts.findOne({ payerId: contactId }))?.balance ?? 0n;
}

async function placesOf(contactId: string): Promise<number> {
  return desk.store.collections.bookings.countDocuments({ contactId, released: null });
}

async function enrolmentOf(contactId: string) {
  return desk.store.collections.enrolments.findOne({ contactId });
}

describe('people who are removed from a product', () => {
  it('have credit that pays what they owe, and else is theirs (flows 1 and 2)', async () => {
    const owes = await member('Owes');
    const part = await member('Part', 5000n);
    const all = await member('All', 6000n);
    const { parts } = await remove([owes.contactId, part.contactId, all.contactId]);
    expect(parts.map(({ name, state, amount }) => [name, state, amount])).toEqual([
      ['All', 'booked', 4000n],
      ['Owes', 'booked', 4000n],
      ['Part', 'booked', 4000n],
    ]);
    expect(parts.map(({ result }) => result?.noteNumbers)).toEqual([
      ['INV-All-CN-1'],
      ['INV-Owes-CN-1'],
      ['INV-Part-CN-1'],
    ]);
    expect((await invoiceNow(desk, owes.invoiceId)).outstanding).toBe(2000n);
    const balances = [owes, part, all].map(({ contactId }) => balanceOf(contactId));
    expect(await Promise.all(balances)).toEqual([0n, 3000n, 4000n]);
    expect(await placesOf(all.contactId)).toBe(2);
    expect(await enrolmentOf(all.contactId)).toMatchObject({
      ...{ until: '2026-11-23', removals: 1 },
      removed: { number: 1, on: '2026-11-23', until: '2026-12-21' },
    });
  });

  it('have a fixed amount, all of which pays a part-paid invoice (flows 1b)', async () => {
    const { contactId, invoiceId } = await member('Fixed', 2000n);
    const { parts } = await remove([contactId], { credit: { kind: 'fixed', amount: 3000n } });
    expect(parts[0]?.result).toMatchObject({ toInvoice: 3000n, toAccount: 0n });
    expect((await invoiceNow(desk, invoiceId)).outstanding).toBe(1000n);
  });

  it('have nothing more for what they were given, also when they are put back and leave again', async () => {
    const { contactId } = await member('Twice', 6000n);
    const { parts } = await remove([contactId]);
    const partId = parts[0]?.id ?? '';
    const { shown, given } = await previewPutBack(desk, admin, partId);
    expect(given).toEqual({ amount: 4000n, currency: 'GBP' });
    const form = { actor: admin, operationId: randomUUID() };
    await putBackContact(desk, form, { partId, reason: 'By mistake' }, shown.promised);
    expect([await placesOf(contactId), (await enrolmentOf(contactId))?.until]).toEqual([
      ...[6, '2026-12-21'],
    ]);
    const again = await remove([contactId]);
    expect(again.parts).toMatchObject([{ state: 'nothing', amount: 0n, reason: 'given-before' }]);
    expect([await balanceOf(contactId), await placesOf(contactId)]).toEqual([4000n, 2]);
    expect(await enrolmentOf(contactId)).toMatchObject({ removals: 2, removed: { number: 2 } });
  });
});

describe('an order of somebody who leaves (flows 3)', () => {
  const order = { dueOn: '2027-01-04', amount: 6500n };

  it('is cancelled, and stands as a change for the billing system', async () => {
    const { contactId } = await member('Cancels');
    const id = await addOrder(desk, 'ORD-Cancels', { contactId, ...order });
    await remove([contactId]);
    expect(await desk.store.collections.orders.findOne({ _id: id })).toMatchObject({
      ...{ cancelledOn: '2026-11-23', hasOpenChange: true },
      changes: [{ kind: 'cancelled', amountBefore: 6500n, amountAfter: 0n, tickedAt: null }],
    });
  });

  it('is left alone with Keep', async () => {
    const { contactId } = await member('Keeps');
    const id = await addOrder(desk, 'ORD-Keeps', { contactId, ...order });
    await remove([contactId], { orders: 'keep' });
    const kept = await desk.store.collections.orders.findOne({ _id: id });
    expect([kept?.cancelledOn ?? null, kept?.changes ?? []]).toEqual([null, []]);
  });

  it('that is invoiced before the press is shown as an invoice to credit, and nothing is booked', async () => {
    const { contactId } = await member('Meanwhile', 6000n);
    const id = await addOrder(desk, 'ORD-Meanwhile', { contactId, ...order });
    const job = await draft([contactId]);
    const of = { sessionsBilled: null, from: '2027-01-04', until: '2027-02-03' };
    const bill = { contactId, owner: contactId, amount: 6500n, ...of };
    const billedBy = await billGymnastics(desk, 'INV-Next', bill);
    await desk.store.collections.orders.updateOne({ _id: id }, { $set: { billedBy } });
    await expect(start(job.id)).rejects.toThrow(FactsMoved);
    expect([await balanceOf(contactId), await placesOf(contactId)]).toEqual([0n, 6]);
    const [shown] = await partsNow(job.id);
    expect(shown).toMatchObject({ amount: 10_500n, beside: { orders: [] } });
    await start(job.id);
    await runSessionJob(desk, job.id);
    expect((await partsNow(job.id))[0]).toMatchObject({
      ...{ state: 'booked', result: { toInvoice: 6500n, toAccount: 4000n } },
    });
  });
});

describe('while it is done', () => {
  it('a payment on its way leaves only the money waiting, until it is run again', async () => {
    const { contactId, invoiceId } = await member('Pending');
    const paymentId = await pay(desk, invoiceId, 6000n, { status: 'pending' });
    const { id, parts } = await remove([contactId]);
    expect(parts).toMatchObject([{ state: 'pending', isReleased: true, amount: 0n }]);
    expect([await placesOf(contactId), await balanceOf(contactId)]).toEqual([2, 0n]);
    await pay(desk, invoiceId, 6000n, { paymentId });
    const { seq } = await planAgain(desk, admin, { jobId: id, give: null });
    expect((await partsNow(id))[0]).toMatchObject({ amount: 4000n, effect: { toAccount: 4000n } });
    await runAgain(desk, admin, { operationId: randomUUID(), jobId: id, seq });
    await runSessionJob(desk, id);
    expect((await partsNow(id))[0]?.state).toBe('booked');
    expect([await balanceOf(contactId), await placesOf(contactId)]).toEqual([4000n, 2]);
  });

  it('somebody who was put back meanwhile gets nothing for having left', async () => {
    const { contactId, invoiceId } = await member('Returns');
    const paymentId = await pay(desk, invoiceId, 6000n, { status: 'pending' });
    const { id, parts } = await remove([contactId]);
    const partId = parts[0]?.id ?? '';
    const { shown } = await previewPutBack(desk, admin, partId);
    const form = { actor: admin, operationId: randomUUID() };
    await putBackContact(desk, form, { partId, reason: 'Stays' }, shown.promised);
    await pay(desk, invoiceId, 6000n, { paymentId });
    await expect(planAgain(desk, admin, { jobId: id, give: null })).rejects.toMatchObject({
      code: 'nothing-to-repeat',
    });
    expect([await balanceOf(contactId), await placesOf(contactId)]).toEqual([0n, 6]);
  });

  it('somebody who was removed by another form is shown, the others go on', async () => {
    const [first, second] = [await member('First', 6000n), await member('Second', 6000n)];
    const both = await draft([first.contactId, second.contactId]);
    await start(both.id);
    await remove([first.contactId]);
    await runSessionJob(desk, both.id);
    expect((await partsNow(both.id)).map(({ name, state }) => [name, state])).toEqual([
      ['First', 'changed'],
      ['Second', 'booked'],
    ]);
    expect(await balanceOf(first.contactId)).toBe(4000n);
  });

  it('two people who remove the same person at once do it once', async () => {
    const { contactId } = await member('Both', 6000n);
    const jobs = await Promise.all([draft([contactId]), draft([contactId])]);
    for (const { id } of jobs) await start(id);
    await Promise.all(jobs.map(({ id }) => runSessionJob(desk, id)));
    const states = await Promise.all(jobs.map(async ({ id }) => (await partsNow(id))[0]?.state));
    expect(states.sort()).toEqual(['booked', 'changed']);
    expect([await balanceOf(contactId), await placesOf(contactId)]).toEqual([4000n, 2]);
    expect((await enrolmentOf(contactId))?.removals).toBe(1);
  });

  it('somebody who left before the press is shown without an amount first', async () => {
    const { contactId } = await member('Gone', 6000n);
    const job = await draft([contactId]);
    const removed = { number: 1, jobId: 'other', on: '2026-11-20', until: null };
    await desk.store.collections.enrolments.updateOne({ contactId }, { $set: { removed } });
    await expect(start(job.id)).rejects.toThrow(FactsMoved);
    const [part] = await partsNow(job.id);
    expect([part?.amount, part?.problem]).toEqual([0n, expect.stringContaining('not on')]);
  });

  it('an amount that somebody typed is given, and counts as given before', async () => {
    const { contactId } = await member('Typed', 6000n);
    const job = await draft([contactId]);
    const partId = (await partsNow(job.id))[0]?.id ?? '';
    await changeAmount(desk, admin, { jobId: job.id, partId, amount: 1500n });
    await start(job.id);
    await runSessionJob(desk, job.id);
    expect(await balanceOf(contactId)).toBe(1500n);
    const over = changeAmount(desk, admin, { jobId: job.id, partId, amount: 1n });
    await expect(over).rejects.toMatchObject({ code: 'job-started' });
  });
});
