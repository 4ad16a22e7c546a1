import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import type { ApprovalRequest } from '../../../src/domain/approvals/request.js';
import type { Actor } from '../../../src/domain/people/actor.js';
import { askSecondPerson } from '../../../src/services/approvals/ask.js';
import { approveRequest, rejectRequest } from '../../../src/services/approvals/decide.js';
import { withdrawRequest } from '../../../src/services/approvals/withdraw.js';
import { settleOutcomes } from '../../../src/services/books/settle-outcomes.js';
import { storeLateOutcome } from '../../../src/services/notices/tell-late-outcome.js';
import { connectStore, type Store } from '../../../src/store/connection.js';
import { type CutProxy, startCutProxy } from '../../support/cut-proxy.js';
import {
  auditDifferences,
  deskOn,
  invoiceNow,
  issue,
  type LedgerDesk,
  openLedgerDesk,
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

/** Speaks to the server through the proxy, as over a network that breaks. */
const appName = 'credit-desk-lost-approvals';
let far: LedgerDesk;
let farStore: Store;
/** Another process, which speaks to it directly. */
let near: LedgerDesk;
let proxy: CutProxy;

beforeAll(async () => {
  const server = new URL(inject('mongoUri'));
  const name = `test-${randomUUID()}`;
  near = await openLedgerDesk({ uri: `mongodb://${server.host}/${name}?directConnection=true` });
  proxy = await startCutProxy(Number(server.port));
  farStore = await connectStore(proxy.databaseUri(name), {
    ...{ appName, selectionTimeoutMs: 200 },
    patience: { retryMs: 200, majorityMs: 1_000 },
  });
});

beforeEach(async () => {
  await startAfresh(near);
  far = deskOn(farStore, near.uri);
  for (const desk of [near, far]) withThreshold(desk);
});

afterEach(async () => {
  await reconnect();
  await settled(far);
  expect(await auditDifferences(near)).toEqual([]);
});

afterAll(async () => {
  await farStore.close();
  await proxy.close();
  await near.close();
});

/** Ends what a broken connection left behind, which would hold its documents for a minute. */
async function endTransactions(): Promise<void> {
  const admin = near.store.client.db('admin');
  const left = await admin
    .aggregate(
      [
        { $currentOp: { allUsers: true, idleSessions: true } },
        { $match: { appName, transaction: { $exists: true } } },
      ],
      { readConcern: { level: 'local' } },
    )
    .toArray();
  expect(left).toHaveLength(1);
  await admin.command({ killSessions: left.map(({ lsid }) => ({ id: lsid.id })) });
}

async function reconnect(): Promise<void> {
  proxy.restore();
  const ping = () => far.store.db.command({ ping: 1 }).catch(() => null);
  await expect.poll(ping, { timeout: 10_000 }).not.toBeNull();
}

async function settled(desk: LedgerDesk): Promise<void> {
  const rounds = async () => {
    await settleOutcomes(desk, () => false);
    return desk.outcomes.open().length + desk.outcomes.untold.size;
  };
  await expect.poll(rounds, { timeout: 20_000 }).toBe(0);
}

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

/** Works while the answer to its commit is lost, and everything after it. */
async function loseAnswer(work: () => Promise<unknown>): Promise<void> {
  proxy.loseAnswerTo('commitTransaction');
  await expect(work()).rejects.toThrow();
  await proxy.lost();
  await reconnect();
}

/** Works while the connection breaks before the commit has arrived. */
async function loseCommit(work: () => Promise<unknown>): Promise<void> {
  proxy.loseCommand('commitTransaction');
  await expect(work()).rejects.toThrow();
  await endTransactions();
  await reconnect();
}

describe('An approval of which the answer was lost', () => {
  it('was booked: whoever pressed is told, whoever asked as well, and a second press changes nothing', async () => {
    const { invoiceId, request, decision } = await openRequest();
    proxy.loseAnswerTo('commitTransaction');
    const pressed = approveRequest(far, anna, decision);
    await expect(pressed).rejects.toMatchObject({ name: 'OutcomeUnknown' });
    await proxy.lost();
    await reconnect();
    await settled(far);
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
    await settled(far);
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
    proxy.loseCommand('insert');
    const pressed = approveRequest(far, anna, decision);
    await expect(pressed).rejects.not.toMatchObject({ name: 'OutcomeUnknown' });
    await reconnect();
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
    await settled(far);
    expect(await told('outcome-settled')).toMatchObject([{ target: { userId: 'UANNA' } }]);
    expect((await invoiceNow(near, invoiceId)).creditNoteCount).toBe(1);
  });

  it('that was never made leaves the decision to whoever comes next, and says who that was', async () => {
    const { invoiceId, request, decision } = await openRequest();
    await loseCommit(() => approveRequest(far, anna, decision));
    const byBen = () => approveRequest(near, ben, decision).catch(() => null);
    await expect.poll(byBen, { timeout: 20_000 }).toMatchObject({ isOurs: true });
    await settled(far);
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
    await settled(far);
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
