import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { ApprovalRequest } from '../../../src/domain/approvals/request.js';
import type { Actor } from '../../../src/domain/people/actor.js';
import { askSecondPerson } from '../../../src/services/approvals/ask.js';
import { approveRequest, rejectRequest } from '../../../src/services/approvals/decide.js';
import { withdrawRequest } from '../../../src/services/approvals/withdraw.js';
import { storeLateOutcome } from '../../../src/services/notices/tell-late-outcome.js';
import { type FarAndNear, openFarAndNear } from '../../support/far-desk.js';
import {
  auditDifferences,
  invoiceNow,
  issue,
  type LedgerDesk,
  raise,
  startAfresh,
} from '../../support/ledger-desk.js';
import {
  anna,
  askedRaise,
  ben,
  olive,
  saidNow,
  stoppedBy,
  withThreshold,
} from '../../support/second-person.js';

let both: FarAndNear;
/** Speaks to the server over a network that breaks. */
let far: LedgerDesk;
/** Another process, which speaks to it directly. */
let near: LedgerDesk;

beforeAll(async () => {
  both = await openFarAndNear('credit-desk-lost-approvals');
  near = both.near;
});

beforeEach(async () => {
  await startAfresh(near);
  far = both.far();
  for (const desk of [near, far]) withThreshold(desk);
});

afterEach(async () => {
  await both.reconnect();
  await both.settled(far);
  expect(await auditDifferences(near)).toEqual([]);
});

afterAll(() => both.close());

async function told(kind: string) {
  return near.store.collections.outbox.find({ 'notice.kind': kind }).sort({ _id: 1 }).toArray();
}

/** A request of 180.00 on an invoice of 200.00, and what its review says. */
async function openRequest() {
  const invoiceId = await issue(near, 20_000n);
  const request = await askedRaise(near, invoiceId, 18_000n);
  const decision = { requestId: request.id, comment: '', said: await saidNow(near, request.id) };
  return { invoiceId, request, decision };
}

async function stored(id: string): Promise<ApprovalRequest['state'] | undefined> {
  return (await near.store.models.requests.findById(id).lean())?.state;
}

/** What a connection does to a commit that is seen to fail. */
function losing(way: 'loseAnswer' | 'loseCommit') {
  return async (work: () => Promise<unknown>): Promise<void> => {
    const seen: unknown[] = [];
    await both[way](() => work().catch((error: unknown) => seen.push(error)));
    expect(seen).toHaveLength(1);
  };
}
const [loseAnswer, loseCommit] = [losing('loseAnswer'), losing('loseCommit')];

describe('An approval of which the answer was lost', () => {
  it('was booked: whoever pressed is told, whoever asked as well, and a second press changes nothing', async () => {
    const { invoiceId, request, decision } = await openRequest();
    both.proxy.loseAnswerTo('commitTransaction');
    const pressed = approveRequest(far, anna, decision);
    await expect(pressed).rejects.toMatchObject({ name: 'OutcomeUnknown' });
    await both.proxy.lost();
    await both.reconnect();
    await both.settled(far);
    expect(await told('outcome-settled')).toMatchObject([
      { target: { userId: 'UANNA' }, notice: { isBooked: true } },
    ]);
    expect(await told('request-ended')).toMatchObject([{ target: { userId: 'UOLIVE' } }]);
    expect(await stored(request.id)).toBe('approved');
    expect(await approveRequest(near, anna, decision)).toMatchObject({ isOurs: true });
    expect((await invoiceNow(near, invoiceId)).creditedToInvoice).toBe(18_000n);
  });

  it('was not booked: that is told, the request is open, and the same press books it once', async () => {
    const { invoiceId, request, decision } = await openRequest();
    await loseCommit(() => approveRequest(far, anna, decision));
    await both.settled(far);
    expect(await told('outcome-settled')).toMatchObject([
      { target: { userId: 'UANNA' }, notice: { isBooked: false } },
    ]);
    expect(await stored(request.id)).toBe('open');
    expect(await told('request-ended')).toEqual([]);
    expect(await approveRequest(far, anna, decision)).toMatchObject({ isOurs: true });
    expect((await invoiceNow(near, invoiceId)).creditNoteCount).toBe(1);
  });

  it('before anything was sent books nothing, and that is certain', async () => {
    const { invoiceId, request, decision } = await openRequest();
    both.proxy.loseCommand('insert');
    const pressed = approveRequest(far, anna, decision);
    await expect(pressed).rejects.not.toMatchObject({ name: 'OutcomeUnknown' });
    await both.reconnect();
    expect(await stored(request.id)).toBe('open');
    const again = () => approveRequest(far, anna, decision).catch(() => null);
    await expect.poll(again, { timeout: 20_000 }).toMatchObject({ isOurs: true });
    expect((await invoiceNow(near, invoiceId)).creditNoteCount).toBe(1);
  });

  it('is the first one, also when another approver presses before it is found out', async () => {
    const { invoiceId, decision } = await openRequest();
    await loseAnswer(() => approveRequest(far, anna, decision));
    const answer = await approveRequest(near, ben, decision);
    expect(answer).toMatchObject({ isOurs: false, request: { decision: { by: 'UANNA' } } });
    expect(await rejectRequest(near, ben, decision)).toMatchObject({ isOurs: false });
    await both.settled(far);
    expect(await told('outcome-settled')).toMatchObject([{ target: { userId: 'UANNA' } }]);
    expect((await invoiceNow(near, invoiceId)).creditNoteCount).toBe(1);
  });

  it('that was never made leaves the decision to whoever comes next, and says who that was', async () => {
    const { invoiceId, request, decision } = await openRequest();
    await loseCommit(() => approveRequest(far, anna, decision));
    const byBen = () => approveRequest(near, ben, decision).catch(() => null);
    await expect.poll(byBen, { timeout: 20_000 }).toMatchObject({ isOurs: true });
    await both.settled(far);
    expect(await told('outcome-settled')).toMatchObject([
      {
        target: { userId: 'UANNA' },
        notice: { isBooked: true, entries: [{ approvedBy: { id: 'UBEN' } }] },
      },
    ]);
    expect(await stored(request.id)).toBe('approved');
    expect((await invoiceNow(near, invoiceId)).creditNoteCount).toBe(1);
  });

  it('is told to the approver although whoever asked was told late of their form before', async () => {
    const { request, decision } = await openRequest();
    const late = { kind: 'late-outcome' as const, title: 'A second person was asked', text: '' };
    const form = { operationId: request.id, isRefusal: false, userId: 'UOLIVE' };
    await storeLateOutcome(near, { ...form, notice: late });
    await loseAnswer(() => approveRequest(far, anna, decision));
    await both.settled(far);
    expect(await told('late-outcome')).toMatchObject([{ target: { userId: 'UOLIVE' } }]);
    expect(await told('outcome-settled')).toMatchObject([{ target: { userId: 'UANNA' } }]);
  });
});

describe('Asking of which the answer was lost', () => {
  const ask = async (desk: LedgerDesk, form: { actor: Actor; operationId: string }, id: string) =>
    askSecondPerson(desk, form, await stoppedBy(raise(desk, id, 18_000n, form)));

  it.each([
    ['was stored', loseAnswer],
    ['was not stored', loseCommit],
  ])('and that %s is one request when it is sent again, with one message', async (_what, lose) => {
    const invoiceId = await issue(near, 20_000n);
    const form = { actor: olive, operationId: randomUUID() };
    await lose(() => ask(far, form, invoiceId));
    const again = () => ask(near, form, invoiceId).catch(() => null);
    await expect.poll(again, { timeout: 20_000 }).toMatchObject({ state: 'open' });
    expect(await near.store.models.requests.countDocuments()).toBe(1);
    expect(await told('request-standing')).toMatchObject([
      { target: { room: 'approvals' }, state: 'ready' },
    ]);
    expect((await invoiceNow(near, invoiceId)).creditNoteCount).toBe(0);
  });
});

describe('A request that ends without a booking, of which the answer was lost', () => {
  it.each([
    ['rejected', loseAnswer],
    ['rejected', loseCommit],
    ['withdrawn', loseAnswer],
    ['withdrawn', loseCommit],
  ] as const)('is %s once, however often it is pressed', async (state, lose) => {
    const { invoiceId, request, decision } = await openRequest();
    const press = (desk: LedgerDesk) =>
      state === 'rejected'
        ? rejectRequest(desk, anna, { ...decision, comment: 'Not now' })
        : withdrawRequest(desk, olive, request.id);
    await lose(() => press(far));
    await expect.poll(() => press(near).catch(() => null), { timeout: 20_000 }).not.toBeNull();
    expect(await stored(request.id)).toBe(state);
    const ends = await told('request-standing');
    expect(ends.map(({ _id }) => _id)).toEqual([
      ...[`request:${request.id}:open`, `request:${request.id}:${state}`].sort(),
    ]);
    expect(await told('request-ended')).toHaveLength(state === 'rejected' ? 1 : 0);
    expect((await invoiceNow(near, invoiceId)).creditNoteCount).toBe(0);
  });
});
