import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { approveRequest } from '../../../src/services/approvals/decide.js';
import { reviewRequest } from '../../../src/services/approvals/review.js';
import { settleOutcomes } from '../../../src/services/books/settle-outcomes.js';
import {
  auditDifferences,
  invoiceNow,
  issue,
  type LedgerDesk,
  openLedgerDesk,
  startAfresh,
} from '../../support/ledger-desk.js';
import { databaseIn, type ReplicaSet, startReplicaSet } from '../../support/replica-set.js';
import { anna, askedRaise, ben, saidNow, withThreshold } from '../../support/second-person.js';

const patience = { retryMs: 300, majorityMs: 300 };

let set: ReplicaSet;
let desk: LedgerDesk;

beforeAll(async () => {
  set = await startReplicaSet();
  desk = await openLedgerDesk({ uri: databaseIn(set, 'approvals'), patience });
});
beforeEach(async () => {
  await startAfresh(desk);
  withThreshold(desk);
});
afterEach(async () => {
  set.thaw();
  await settled();
  expect(await auditDifferences(desk)).toEqual([]);
});
afterAll(async () => {
  await desk.close();
  await set.stop();
});

async function settled(): Promise<void> {
  const rounds = async () => {
    await settleOutcomes(desk, () => false);
    const stored = await desk.store.collections.open_outcomes.countDocuments();
    return stored + desk.outcomes.open().length;
  };
  await expect.poll(rounds, { timeout: 20_000, interval: 50 }).toBe(0);
}

async function openRequest() {
  const invoiceId = await issue(desk, 20_000n);
  const { id: requestId } = await askedRaise(desk, invoiceId, 18_000n);
  return { invoiceId, decision: { requestId, comment: '', said: await saidNow(desk, requestId) } };
}

async function told() {
  const rows = await desk.store.collections.outbox.find().toArray();
  return rows.flatMap(({ target, notice }) =>
    notice.kind === 'outcome-settled' ? [{ target, isBooked: notice.isBooked }] : [],
  );
}

const unknown = { name: 'OutcomeUnknown' };

it('an approval that no majority confirms is not known, and told to whoever pressed when it is', async () => {
  const { invoiceId, decision } = await openRequest();
  set.freezeSecondary();
  await expect(approveRequest(desk, anna, decision)).rejects.toMatchObject(unknown);
  await expect(approveRequest(desk, anna, decision)).rejects.toMatchObject(unknown);
  set.thaw();
  await settled();
  expect(await told()).toEqual([{ target: { userId: 'UANNA' }, isBooked: true }]);
  expect(await approveRequest(desk, anna, decision)).toMatchObject({ isOurs: true });
  expect((await invoiceNow(desk, invoiceId)).creditNoteCount).toBe(1);
});

it('an approval that the next primary does not have leaves the request open for anybody', async () => {
  const { invoiceId, decision } = await openRequest();
  await set.holdSecondary();
  await expect(approveRequest(desk, anna, decision)).rejects.toMatchObject(unknown);
  await set.losePrimary();
  await set.restorePrimary();
  await settled();
  expect(await told()).toEqual([{ target: { userId: 'UANNA' }, isBooked: false }]);
  const { request } = await reviewRequest(desk, ben, decision.requestId);
  expect(request.state).toBe('open');
  expect(await approveRequest(desk, ben, decision)).toMatchObject({ isOurs: true });
  expect((await invoiceNow(desk, invoiceId)).creditNoteCount).toBe(1);
}, 90_000);

it('an approval while the primary hands over is booked once', async () => {
  const { invoiceId, decision } = await openRequest();
  desk.store.patience = { retryMs: 20_000, majorityMs: 5_000 };
  // What breaks while the servers change office may be a read after the booking as well.
  const press = () => approveRequest(desk, anna, decision).catch(() => null);
  await Promise.all([press(), set.handOver()]);
  const isOurs = { isOurs: true, request: { state: 'approved' } };
  await expect.poll(press, { timeout: 20_000 }).toMatchObject(isOurs);
  desk.store.patience = patience;
  expect(await approveRequest(desk, ben, decision)).toMatchObject({
    ...{ isOurs: false, request: { decision: { by: 'UANNA' } } },
  });
  expect((await invoiceNow(desk, invoiceId)).creditNoteCount).toBe(1);
  await set.restorePrimary();
}, 90_000);
