import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../../src/domain/people/actor.js';
import { approveRequest } from '../../../src/services/approvals/decide.js';
import { reviewRequest } from '../../../src/services/approvals/review.js';
import { readJobReview } from '../../../src/services/sessions/jobs/job-review.js';
import { runSessionJob } from '../../../src/services/sessions/jobs/run-session-job.js';
import { startSessionJob } from '../../../src/services/sessions/jobs/start-session-job.js';
import {
  draftRemoval,
  type RemovalInput,
} from '../../../src/services/sessions/leaving/draft-removal.js';
import { previewPutBack } from '../../../src/services/sessions/leaving/preview-put-back-contact.js';
import { putBackContact } from '../../../src/services/sessions/leaving/put-back-contact.js';
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
  type LedgerDesk,
  openLedgerDesk,
  pay,
} from '../../support/ledger-desk.js';

let desk: LedgerDesk;
const anna: Actor = {
  kind: 'staff',
  userId: 'UANNA',
  roles: ['approver'],
  email: 'a@club.example',
};

beforeAll(async () => {
  desk = await openLedgerDesk();
  await addGymnastics(desk);
});
afterAll(async () => {
  expect(await auditDifferences(desk)).toEqual([]);
  await desk.close();
});

/** Somebody on gymnastics for a paid term of 240.00, who pays unless somebody else does. */
async function member(name: string, owner = `club:${name}`): Promise<string> {
  const contactId = `club:${name}`;
  await addContact(desk, name, { name, payerId: owner });
  const bill = { contactId, owner, amount: 24_000n };
  const invoiceId = await billGymnastics(desk, `INV-${name}`, bill);
  await pay(desk, invoiceId, 24_000n);
  await enrolOnGymnastics(desk, contactId, invoiceId);
  return contactId;
}

async function remove(contactIds: string[], changes: Partial<RemovalInput> = {}) {
  const { id, seq } = await draftRemoval(desk, admin, {
    ...{ operationId: randomUUID(), productId: gym, contactIds, orders: 'cancel' },
    ...{ sessions: { kind: 'all-future' }, credit: { kind: 'by-price' } },
    ...{ notifyCustomers: false, reason: 'Left the club', ...changes },
  });
  await startSessionJob(desk, admin, { jobId: id, seq });
  await runSessionJob(desk, id);
  return reviewOf(id);
}

function reviewOf(jobId: string) {
  const query = { jobId, page: 0, search: '', group: null, states: null };
  return readJobReview(desk, admin, query);
}

async function approve(jobId: string) {
  const { now } = await reviewRequest(desk, anna, jobId);
  const said = now?.promised ?? {};
  await approveRequest(desk, anna, { requestId: jobId, comment: 'Yes', said });
  await runSessionJob(desk, jobId);
}

const balanceOf = async (payerId: string) =>
  (await desk.store.collections.accounts.findOne({ payerId }))?.balance ?? 0n;
const placesOf = (contactId: string) =>
  desk.store.collections.bookings.countDocuments({ contactId, released: null });

describe('a fixed amount that reaches the threshold (flows 11)', () => {
  const credit = { kind: 'fixed', amount: 12_000n } as const;

  it('removes the person at once, and gives nothing until a second person approves it', async () => {
    desk.approvals = { thresholdMinor: 10_000n, singleHanded: false };
    const contactId = await member('Waits');
    const { job, page } = await remove([contactId], { credit });
    expect(job.money).toBe('waiting');
    expect(page.parts).toMatchObject([{ isReleased: true, state: 'ready', amount: 12_000n }]);
    expect([await placesOf(contactId), await balanceOf(contactId)]).toEqual([2, 0n]);
    await approve(job.id);
    expect(await balanceOf(contactId)).toBe(12_000n);
    expect((await reviewOf(job.id)).page.parts[0]?.state).toBe('booked');
  });

  it('keeps for each of a family what was shown, when the first pays what is owed', async () => {
    const payer = await addContact(desk, 'Owes', { name: 'Owes', payerId: 'club:Owes' });
    const eva = await addContact(desk, 'Eva', { name: 'Eva', payerId: payer });
    const fin = await addContact(desk, 'Fin', { name: 'Fin', payerId: payer });
    const bill = { contactId: eva, also: fin, owner: payer, amount: 12_000n };
    const invoiceId = await billGymnastics(desk, 'INV-Owes', bill);
    await pay(desk, invoiceId, 23_000n);
    await enrolOnGymnastics(desk, eva, invoiceId);
    await enrolOnGymnastics(desk, fin, invoiceId, 2);
    const { job, page } = await remove([eva, fin]);
    expect(job.money).toBe('waiting');
    expect(page.parts.map(({ state }) => state)).toEqual(['ready', 'ready']);
    await approve(job.id);
    const { page: done } = await reviewOf(job.id);
    expect(done.parts.map(({ result }) => result?.toInvoice)).toEqual([1000n, 0n]);
  });

  it('gives nothing to somebody who was put back before it was approved', async () => {
    const contactId = await member('Returned');
    const { job, page } = await remove([contactId], { credit });
    const partId = page.parts[0]?.id ?? '';
    const { shown } = await previewPutBack(desk, admin, partId);
    const form = { actor: admin, operationId: randomUUID() };
    await putBackContact(desk, form, { partId, reason: 'Stays' }, shown.promised);
    await approve(job.id).catch(() => undefined);
    await runSessionJob(desk, job.id);
    expect([await placesOf(contactId), await balanceOf(contactId)]).toEqual([6, 0n]);
    desk.approvals = { thresholdMinor: null, singleHanded: true };
  });
});

describe('credit that nothing will use by itself', () => {
  it('is named with its payer, of a family once, and not where an order is still to come', async () => {
    const mother = await addContact(desk, 'Mother', { name: 'Mother', payerId: 'club:Mother' });
    const [ann, bob] = [await member('Ann', mother), await member('Bob', mother)];
    const order = { dueOn: '2027-01-04', amount: 6500n };
    await addOrder(desk, 'ORD-Bob', { contactId: bob, ...order });
    const kept = await remove([ann]);
    expect(kept.creditLeft).toEqual([]);
    const { creditLeft, page } = await remove([bob]);
    expect(page.parts).toMatchObject([{ state: 'booked', amount: 16_000n }]);
    expect(creditLeft).toEqual([
      { accountId: `${mother}:GBP`, payerName: 'Mother', currency: 'GBP', amount: 32_000n },
    ]);
  });
});

describe('credit of a payer who owes something', () => {
  it('is not offered to be paid out', async () => {
    const contactId = await member('Debtor');
    const bill = { contactId, owner: contactId, amount: 500n, sessionsBilled: null };
    await billGymnastics(desk, 'INV-Debt', bill);
    const { creditLeft } = await remove([contactId]);
    expect([creditLeft, await balanceOf(contactId)]).toEqual([[], 16_000n]);
  });
});

describe('two children on one invoice who leave together', () => {
  it('each have their own credit note of it, one made from what the other left', async () => {
    const father = await addContact(desk, 'Father', { name: 'Father', payerId: 'club:Father' });
    const [cem, dia] = await Promise.all(
      ['Cem', 'Dia'].map((name) => addContact(desk, name, { name, payerId: father })),
    );
    if (cem === undefined || dia === undefined) throw new Error('nobody');
    const bill = { contactId: cem, also: dia, owner: father, amount: 6000n };
    const invoiceId = await billGymnastics(desk, 'INV-Both', bill);
    await pay(desk, invoiceId, 10_000n);
    await enrolOnGymnastics(desk, cem, invoiceId);
    await enrolOnGymnastics(desk, dia, invoiceId, 2);
    const { page } = await remove([cem, dia]);
    const results = page.parts.map(({ name, result }) => [
      ...[name, result?.noteNumbers, result?.toInvoice, result?.toAccount],
    ]);
    expect(results).toEqual([
      ['Cem', ['INV-Both-CN-1'], 2000n, 2000n],
      ['Dia', ['INV-Both-CN-2'], 0n, 4000n],
    ]);
  });
});
