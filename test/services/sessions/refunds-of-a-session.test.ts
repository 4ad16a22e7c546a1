import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { settleRefund } from '../../../src/services/refunds/settle-refund.js';
import { planAgain, runAgain } from '../../../src/services/sessions/run-again.js';
import { runSessionJob } from '../../../src/services/sessions/run-session-job.js';
import { cancel, classFiles, type Place, reviewOf } from '../../support/a-class.js';
import {
  admin,
  auditDifferences,
  envelope,
  type LedgerDesk,
  openLedgerDesk,
} from '../../support/ledger-desk.js';
import { emptyDatabase, importSound } from '../import/import-desk.js';

let desk: LedgerDesk;
beforeAll(async () => {
  desk = await openLedgerDesk();
});
afterAll(() => desk.close());

const ids = Array.from({ length: 19 }, (_, place) => `K${String(place + 1).padStart(2, '0')}`);
const places = ids.map((id): Place => ({ id, payer: id, paidBy: 'invoice' }));
const paid = ids.map((id) => `P-${id},INV-${id},100.00,stripe,2026-10-02,received`);

beforeEach(() => emptyDatabase(desk));

const refundOf = (id: string) => `cancel:club:S5:1:club:S5:${id}`;

async function fail(id: string, refundId = refundOf(id)) {
  const told = { state: 'failed', on: '2026-11-23' } as const;
  await settleRefund(desk, envelope(), { refundId, told, reason: 'Card closed' });
}

describe('refunds of a cancelled session (flows 6)', () => {
  it('are asked for each, listed by name where they fail, and given as credit when run again', async () => {
    await importSound(desk, classFiles(places, { payments: paid }));
    const { review } = await cancel(desk, { give: 'refund' });
    const { id: jobId } = review.job;
    expect(review.sums.booked).toMatchObject([{ people: 19, sentBack: 19_000n }]);
    for (const id of ids.slice(12)) await fail(id);
    const failed = await reviewOf(desk, jobId);
    expect(failed.review.sums.states).toEqual([
      { state: 'booked', parts: 12 },
      { state: 'failed', parts: 7 },
    ]);
    expect(failed.parts.get('K13')?.problem).toContain('Run it again');
    const planned = await planAgain(desk, admin, { jobId, give: 'credit' });
    await runAgain(desk, admin, { jobId, seq: planned.seq });
    await runSessionJob(desk, jobId);
    const { credit_notes, refunds, sessions } = desk.store.collections;
    expect(await credit_notes.countDocuments()).toBe(7);
    expect(await refunds.countDocuments({ state: 'asked' })).toBe(12);
    expect(await sessions.findOne({ _id: 'club:S5' })).toMatchObject({ cancellations: 1 });
    const over = planAgain(desk, admin, { jobId, give: 'credit' });
    await expect(over).rejects.toMatchObject({ code: 'nothing-to-repeat' });
    expect(await auditDifferences(desk)).toEqual([]);
  });

  it('fail days later, and are tried as refunds again', async () => {
    await importSound(desk, classFiles(places.slice(0, 2), { payments: paid.slice(0, 2) }));
    const { review } = await cancel(desk, { give: 'refund' });
    const { id: jobId } = review.job;
    const told = { state: 'done', on: '2026-11-23', feeMinor: 0n } as const;
    const refundId = refundOf('K01');
    await settleRefund(desk, envelope(randomUUID()), { refundId, told, reason: 'Sent' });
    desk.clock.now = new Date('2026-11-26T10:00:00Z');
    await fail('K01');
    const planned = await planAgain(desk, admin, { jobId, give: null });
    expect(await runAgain(desk, admin, { jobId, seq: planned.seq })).toMatchObject({ round: 2 });
    await runSessionJob(desk, jobId);
    const { parts } = await reviewOf(desk, jobId);
    expect(parts.get('K01')).toMatchObject({
      ...{ state: 'booked', attempt: 2, result: { sentBack: 1000n } },
    });
    expect(await desk.store.collections.refunds.countDocuments()).toBe(3);
    expect(await auditDifferences(desk)).toEqual([]);
    desk.clock.now = new Date('2026-11-23T10:00:00Z');
  });

  it('lower what is owed first, and send back only what was paid', async () => {
    const [owes, part] = ['K01', 'K02'];
    const payments = [`P,INV-${part},95.00,stripe,2026-10-02,received`];
    await importSound(desk, classFiles(places.slice(0, 2), { payments }));
    const { parts } = await cancel(desk, { give: 'refund' });
    expect(parts.get(owes)?.result).toMatchObject({ toInvoice: 1000n, sentBack: 0n });
    expect(parts.get(part)?.result).toMatchObject({ toInvoice: 500n, sentBack: 500n });
    expect(await auditDifferences(desk)).toEqual([]);
  });
});
