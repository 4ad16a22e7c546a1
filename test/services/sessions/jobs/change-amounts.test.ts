import { beforeEach, describe, expect, it } from 'vitest';
import { changeAmount } from '../../../../src/services/sessions/jobs/change-amounts.js';
import { runSessionJob } from '../../../../src/services/sessions/jobs/run-session-job.js';
import { startSessionJob } from '../../../../src/services/sessions/jobs/start-session-job.js';
import { classFiles, look, type Place, reviewOf } from '../../../support/a-class.js';
import { deskForFile } from '../../../support/desk-for-file.js';
import { admin } from '../../../support/ledger-desk.js';
import { emptyDatabase, importSound } from '../../import/import-desk.js';

const desk = await deskForFile();

const place: Place = { id: 'A', payer: 'A', paidBy: 'invoice' };

beforeEach(async () => {
  await emptyDatabase(desk);
  await importSound(desk, classFiles([place]));
});

/** What is looked at when an amount is typed for somebody whose place is worth £10.00. */
async function type(amount: bigint, percent: number | null) {
  const keepBack = percent === null ? null : ({ kind: 'percent', percent } as const);
  const { job } = await look(desk, { keepBack });
  await changeAmount(desk, admin, { jobId: job.id, partId: `${job.id}:club:S5:A`, amount });
  const { review, parts } = await reviewOf(desk, job.id);
  return { job: review.job, sums: review.sums, part: parts.get('A') };
}

describe('an amount that somebody types for an attendee', () => {
  it.each([null, 20])('of zero gives nothing, and is no keeping back (%s %%)', async (percent) => {
    const { job, sums, part } = await type(0n, percent);
    expect(part).toMatchObject({ amount: 0n, reason: 'not-given', group: 'not-given' });
    expect(sums.groups).toMatchObject([{ group: 'not-given', people: 1 }]);
    await startSessionJob(desk, admin, { jobId: job.id, seq: job.seq });
    await runSessionJob(desk, job.id);
    const { parts } = await reviewOf(desk, job.id);
    expect(parts.get('A')).toMatchObject({ state: 'nothing', reason: 'not-given' });
  });

  it('of zero where all is kept back anyway changes nothing', async () => {
    const { part } = await type(0n, 100);
    expect(part).toMatchObject({ reason: 'kept-back', keptBack: 1000n });
  });

  it.each([
    [500n, 200n],
    [800n, 200n],
    [850n, 150n],
    [1000n, 0n],
    [1200n, 0n],
  ])('of %s leaves %s kept back where 20 %% was to be', async (amount, keptBack) => {
    const { sums, part } = await type(amount, 20);
    expect(part).toMatchObject({ amount, keptBack });
    expect(sums.totals).toMatchObject([{ amount, keptBack }]);
  });
});
