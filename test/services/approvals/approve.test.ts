import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import { FactsMoved } from '../../../src/domain/books/promise.js';
import { askSecondPerson } from '../../../src/services/approvals/ask.js';
import { approveRequest, rejectRequest } from '../../../src/services/approvals/decide.js';
import { reviewRequest } from '../../../src/services/approvals/review.js';
import { withdrawRequest } from '../../../src/services/approvals/withdraw.js';
import { endRequest, RequestNotOpen } from '../../../src/store/approvals/request-changes.js';
import { deskForFile } from '../../support/desk-for-file.js';
import {
  balanceNow,
  invoiceNow,
  issue,
  pay,
  raise,
  startAfresh,
  tally,
} from '../../support/ledger-desk.js';
import {
  anna,
  approve,
  askedRaise,
  ben,
  olive,
  person,
  saidNow,
  stoppedBy,
  withThreshold,
} from '../../support/second-person.js';

const desk = await deskForFile({ audited: true });
beforeEach(async () => {
  await startAfresh(desk);
  withThreshold(desk);
  desk.clock.now = new Date('2026-11-23T10:00:00Z');
});

async function entriesOfForm(requestId: string) {
  return desk.store.collections.journal.find({ _id: `form:${requestId}` }).toArray();
}

async function rows(kind: string) {
  return desk.store.collections.outbox.find({ 'notice.kind': kind }).sort({ _id: 1 }).toArray();
}

describe('An approval', () => {
  it('books what was asked for, in the name of both, and ends the request', async () => {
    const invoiceId = await issue(desk, [15_800n, 7_000n]);
    await pay(desk, invoiceId, 15_800n);
    const request = await askedRaise(desk, invoiceId, 18_000n);
    expect(await entriesOfForm(request.id)).toEqual([]);
    expect(request.planned).toMatchObject({ toInvoice: 7_000n, toAccount: 11_000n });
    const { request: ended, isOurs } = await approve(desk, request.id);
    expect(isOurs).toBe(true);
    expect(ended).toMatchObject({ state: 'approved', decision: { by: 'UANNA' } });
    const [entry] = await entriesOfForm(request.id);
    expect(entry).toMatchObject({
      kind: 'credit.raised',
      actor: { kind: 'staff', id: 'UOLIVE' },
      approvedBy: { kind: 'staff', id: 'UANNA' },
    });
    expect(await balanceNow(desk)).toBe(11_000n);
    const [told] = await rows('credit-raised');
    expect(told?.notice).toMatchObject({ byUserId: 'UOLIVE', approvedByUserId: 'UANNA' });
    expect(await rows('request-standing')).toMatchObject([
      { _id: `request:${request.id}:approved`, target: { room: 'approvals' } },
      { _id: `request:${request.id}:open`, target: { room: 'approvals' } },
    ]);
    expect(await rows('request-ended')).toMatchObject([{ target: { userId: 'UOLIVE' } }]);
  });

  it('pressed twice books once, and the form that asked gets the stored answer', async () => {
    const invoiceId = await issue(desk, 20_000n);
    const request = await askedRaise(desk, invoiceId, 18_000n);
    const said = await saidNow(desk, request.id);
    const decision = { requestId: request.id, comment: '', said };
    await approveRequest(desk, anna, decision);
    expect(await approveRequest(desk, anna, decision)).toMatchObject({ isOurs: true });
    const again = await raise(desk, invoiceId, 18_000n, { operationId: request.id, actor: olive });
    expect(again).toMatchObject({ replayed: true, toInvoice: 18_000n });
    expect((await invoiceNow(desk, invoiceId)).creditedToInvoice).toBe(18_000n);
  });

  it('case 8: nobody approves their own, whatever groups they are in', async () => {
    const invoiceId = await issue(desk, 20_000n);
    const everything = person('UOLIVE', 'operator', 'admin', 'approver');
    const request = await askedRaise(desk, invoiceId, 18_000n, everything);
    const decision = { requestId: request.id, comment: '', said: request.planned.promised };
    for (const roles of [['approver'], ['admin'], ['operator', 'admin', 'approver']] as const) {
      const again = person('UOLIVE', ...roles);
      await expect(approveRequest(desk, again, decision)).rejects.toMatchObject({
        code: 'own-request',
      });
      await expect(rejectRequest(desk, again, decision)).rejects.toMatchObject({
        code: 'own-request',
      });
    }
    expect(await reviewRequest(desk, everything, request.id)).toMatchObject({
      ...{ isOwn: true, mayDecide: false },
      request: { state: 'open' },
    });
    expect(await entriesOfForm(request.id)).toEqual([]);
  });

  it('case 8: the database itself lets nobody approve their own', async () => {
    const invoiceId = await issue(desk, 20_000n);
    const request = await askedRaise(desk, invoiceId, 18_000n);
    const decision = { by: 'UOLIVE', at: new Date(), comment: '' };
    await expect(
      desk.store.db
        .collection<{ _id: string }>('requests')
        .updateOne({ _id: request.id }, { $set: { state: 'approved', decision } }),
    ).rejects.toMatchObject({ code: 121 });
  });

  it('case 9: of two approvers who press at once one books, and both are told of that one', async () => {
    const invoiceId = await issue(desk, 20_000n);
    const request = await askedRaise(desk, invoiceId, 18_000n);
    const said = await saidNow(desk, request.id);
    const decision = { requestId: request.id, comment: '', said };
    const answers = await Promise.all([
      approveRequest(desk, anna, decision),
      approveRequest(desk, ben, decision),
    ]);
    expect(answers.filter(({ isOurs }) => isOurs)).toHaveLength(1);
    const deciders = new Set(answers.map(({ request: { decision: by } }) => by?.by));
    expect(deciders.size).toBe(1);
    const [entry] = await entriesOfForm(request.id);
    expect(entry?.approvedBy?.id).toBe([...deciders][0]);
    expect((await invoiceNow(desk, invoiceId)).creditedToInvoice).toBe(18_000n);
  });

  it('case 9: approving and rejecting at once come to one of the two', async () => {
    for (let round = 0; round < 4; round += 1) {
      const invoiceId = await issue(desk, 20_000n);
      const request = await askedRaise(desk, invoiceId, 18_000n);
      const said = await saidNow(desk, request.id);
      const decision = { requestId: request.id, comment: 'no', said };
      const [approved, rejected] = await Promise.all([
        approveRequest(desk, anna, decision),
        rejectRequest(desk, ben, decision),
      ]);
      expect(approved.request.state).toBe(rejected.request.state);
      const isBooked = approved.request.state === 'approved';
      expect(await entriesOfForm(request.id)).toHaveLength(isBooked ? 1 : 0);
      expect([approved.isOurs, rejected.isOurs]).toEqual([isBooked, !isBooked]);
    }
  });

  it('case 10: what moved since is shown again and books nothing; the next press books that', async () => {
    const invoiceId = await issue(desk, [15_800n, 7_000n]);
    await pay(desk, invoiceId, 15_800n);
    const request = await askedRaise(desk, invoiceId, 18_000n);
    const said = await saidNow(desk, request.id);
    await pay(desk, invoiceId, 7_000n);
    const decision = { requestId: request.id, comment: '', said };
    await expect(approveRequest(desk, anna, decision)).rejects.toBeInstanceOf(FactsMoved);
    expect(await entriesOfForm(request.id)).toEqual([]);
    const review = await reviewRequest(desk, anna, request.id);
    expect(review).toMatchObject({
      isChanged: true,
      now: { toInvoice: 0n, toAccount: 18_000n, amount: 18_000n },
      request: { state: 'open', planned: { toInvoice: 7_000n, toAccount: 11_000n } },
    });
    await approveRequest(desk, anna, { ...decision, said: review.now?.promised ?? {} });
    expect(await balanceNow(desk)).toBe(18_000n);
  });

  it('case 10: what was asked for never changes', async () => {
    const invoiceId = await issue(desk, 20_000n);
    const request = await askedRaise(desk, invoiceId, 18_000n);
    const changed = await stoppedBy(
      raise(desk, invoiceId, 17_000n, { operationId: request.id, actor: olive }),
    );
    const form = { actor: olive, operationId: request.id };
    await expect(askSecondPerson(desk, form, changed)).rejects.toMatchObject({
      ...{ code: 'already-asked', details: { amount: 18_000n } },
    });
  });

  it.each([
    ['was paid in full and credited', 'over-creditable'],
    ['waits for a payment', 'payment-pending'],
  ])('cannot book on an invoice that %s, and the request stays open', async (what, code) => {
    const invoiceId = await issue(desk, 20_000n);
    const request = await askedRaise(desk, invoiceId, 18_000n);
    const said = await saidNow(desk, request.id);
    if (code === 'payment-pending') await pay(desk, invoiceId, 20_000n, { status: 'pending' });
    else {
      withThreshold(desk, null);
      await raise(desk, invoiceId, 3_000n);
      withThreshold(desk);
    }
    expect(what).not.toBe('');
    await expect(
      approveRequest(desk, anna, { requestId: request.id, comment: '', said }),
    ).rejects.toMatchObject({ code });
    const review = await reviewRequest(desk, anna, request.id);
    expect(review).toMatchObject({ now: null, request: { state: 'open' }, mayDecide: true });
    expect(review.refusal).not.toBeNull();
  });

  it('case 12: whoever lost the role books nothing, and the request stays open', async () => {
    const invoiceId = await issue(desk, 20_000n);
    const request = await askedRaise(desk, invoiceId, 18_000n);
    const said = await saidNow(desk, request.id);
    const decision = { requestId: request.id, comment: '', said };
    for (const lost of [person('UANNA', 'operator'), person('UANNA')]) {
      await expect(approveRequest(desk, lost, decision)).rejects.toMatchObject({
        code: 'not-an-approver',
      });
    }
    expect((await reviewRequest(desk, ben, request.id)).request.state).toBe('open');
    expect(await entriesOfForm(request.id)).toEqual([]);
  });

  it('case 12: a request eight days old is over, and says on which day', async () => {
    const invoiceId = await issue(desk, 20_000n);
    const request = await askedRaise(desk, invoiceId, 18_000n);
    const said = await saidNow(desk, request.id);
    desk.clock.now = new Date('2026-12-01T10:00:00Z');
    const { request: over, isOurs } = await approveRequest(desk, anna, {
      ...{ requestId: request.id, comment: '', said },
    });
    expect(isOurs).toBe(false);
    expect(over).toMatchObject({
      state: 'expired',
      decision: { by: null },
      expiresAt: new Date('2026-11-30T10:00:00Z'),
    });
    expect(await entriesOfForm(request.id)).toEqual([]);
  });

  it('case 12: the database itself takes no decision after its time, whatever the clock of a process says', async () => {
    const invoiceId = await issue(desk, 20_000n);
    const { id } = await askedRaise(desk, invoiceId, 18_000n);
    for (const state of ['approved', 'rejected'] as const) {
      const decision = { by: 'UANNA', at: new Date('2026-11-30T10:00:00Z'), comment: '' };
      const ending = endRequest(desk.store, { id, state, decision }, []);
      await expect(ending).rejects.toBeInstanceOf(RequestNotOpen);
    }
    expect((await reviewRequest(desk, anna, id)).request.state).toBe('open');
  });

  it('of what its form has booked by itself all the same is refused, and never said to be another’s', async () => {
    const invoiceId = await issue(desk, 40_000n);
    const operationId = randomUUID();
    const needed = await stoppedBy(raise(desk, invoiceId, 18_000n, { operationId, actor: olive }));
    // As if another process, without a threshold, had taken the same press at the same moment.
    withThreshold(desk, null);
    await raise(desk, invoiceId, 18_000n, { operationId, actor: olive });
    withThreshold(desk);
    const request = await askSecondPerson(desk, { actor: olive, operationId }, needed);
    const said = request.planned.promised;
    const review = await reviewRequest(desk, anna, request.id);
    expect(review).toMatchObject({ now: null, request: { state: 'open' }, mayDecide: true });
    expect(review.refusal).toContain('This form has booked already: £180.00');
    await expect(
      approveRequest(desk, anna, { requestId: request.id, comment: '', said }),
    ).rejects.toMatchObject({ code: 'key-reused', details: { amount: 18_000n } });
    const rejected = await rejectRequest(desk, anna, { requestId: request.id, comment: 'Booked' });
    expect(rejected).toMatchObject({ isOurs: true, request: { state: 'rejected' } });
    expect((await invoiceNow(desk, invoiceId)).creditedToInvoice).toBe(18_000n);
  });

  it('of a request that was withdrawn or rejected before books nothing', async () => {
    const invoiceId = await issue(desk, 40_000n);
    const first = await askedRaise(desk, invoiceId, 18_000n);
    const second = await askedRaise(desk, invoiceId, 19_000n);
    await withdrawRequest(desk, olive, first.id);
    await rejectRequest(desk, ben, { requestId: second.id, comment: 'Not this term' });
    for (const { id, planned } of [first, second]) {
      const decision = { requestId: id, comment: '', said: planned.promised };
      expect(await approveRequest(desk, anna, decision)).toMatchObject({ isOurs: false });
      expect(await entriesOfForm(id)).toEqual([]);
    }
    expect(await rows('request-ended')).toMatchObject([
      { notice: { request: { state: 'rejected', decision: { comment: 'Not this term' } } } },
    ]);
  });

  it('is withdrawn by whoever asked and by nobody else', async () => {
    const invoiceId = await issue(desk, 20_000n);
    const request = await askedRaise(desk, invoiceId, 18_000n);
    const tries = [anna, person('UADAM', 'admin')].map((who) =>
      withdrawRequest(desk, who, request.id),
    );
    expect(await tally(tries)).toEqual({ accepted: 0, refused: { 'not-allowed': 2 } });
    expect(await withdrawRequest(desk, olive, request.id)).toMatchObject({ state: 'withdrawn' });
  });

  it('of a request that this desk does not know is answered, and nothing is touched', async () => {
    const decision = { requestId: 'of-another-desk', comment: '', said: {} };
    await expect(approveRequest(desk, anna, decision)).rejects.toMatchObject({
      ...{ code: 'not-found', details: { what: 'request' } },
    });
  });
});
