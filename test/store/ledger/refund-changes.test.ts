import { expect, it } from 'vitest';
import { writeRefunds } from '../../../src/store/ledger/refund-changes.js';
import { findRefund } from '../../../src/store/ledger/refund-reads.js';
import { StalePlan } from '../../../src/store/ledger/write-changes.js';
import { inTransaction } from '../../../src/store/transaction.js';
import { deskForFile } from '../../support/desk-for-file.js';
import { aRefund } from '../../views/sample-refunds.js';

const desk = await deskForFile();

const lines = [{ line: 1, amount: 3_000n, tax: 500n }];

function write(...changes: Parameters<typeof writeRefunds>[1]) {
  return inTransaction(desk.store, (session) => writeRefunds(desk.store, changes, session));
}

it('is read as it was written, with whole amounts, empty words and nothing where nothing is', async () => {
  const refund = aRefund({ id: 'club:one', lines, reason: '' });
  await write({ before: null, after: refund });
  expect(await findRefund(desk.store, refund.id)).toEqual(refund);
  const done = { ...refund, state: 'done', settledOn: '2026-11-23', fee: 20n, seq: 2n } as const;
  await write({ before: refund, after: done });
  expect(await findRefund(desk.store, refund.id)).toEqual(done);
});

it('changes nothing where one of them is not what the plan was made from', async () => {
  const [one, two] = [
    aRefund({ id: 'club:two', lines }),
    aRefund({ id: 'club:three', lines, seq: 4n }),
  ];
  await write({ before: null, after: one }, { before: null, after: two });
  const stale = write(
    { before: one, after: { ...one, reference: 'FP-1', seq: 2n } },
    { before: { ...two, seq: 3n }, after: { ...two, reference: 'FP-2', seq: 4n } },
  );
  await expect(stale).rejects.toThrow(StalePlan);
  expect(await findRefund(desk.store, one.id)).toEqual(one);
  expect(await findRefund(desk.store, two.id)).toEqual(two);
});

it('writes several changes of one refund as the last of them', async () => {
  const refund = aRefund({ id: 'club:four', lines });
  const waits = { ...refund, state: 'waiting', waitingSince: '2026-11-23', seq: 2n } as const;
  await write({ before: null, after: refund }, { before: refund, after: waits });
  expect(await findRefund(desk.store, refund.id)).toEqual(waits);
});

it('takes no field that a refund has not', async () => {
  const strange = { ...aRefund({ id: 'club:five', lines }), colour: 'red' };
  await expect(write({ before: null, after: strange })).rejects.toThrow('colour');
  expect(await findRefund(desk.store, 'club:five')).toBeNull();
});
