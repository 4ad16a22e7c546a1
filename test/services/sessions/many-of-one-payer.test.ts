import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Actor } from '../../../src/domain/people/actor.js';
import { approveRequest } from '../../../src/services/approvals/decide.js';
import { reviewRequest } from '../../../src/services/approvals/review.js';
import { changeAllAmounts } from '../../../src/services/sessions/jobs/change-amounts.js';
import { runSessionJob } from '../../../src/services/sessions/jobs/run-session-job.js';
import { startSessionJob } from '../../../src/services/sessions/jobs/start-session-job.js';
import { findAllParts } from '../../../src/store/sessions/draft-parts.js';
import { classFiles, look, type Place, reviewOf } from '../../support/a-class.js';
import {
  admin,
  auditDifferences,
  type LedgerDesk,
  openLedgerDesk,
} from '../../support/ledger-desk.js';
import { importSound } from '../import/import-desk.js';

let desk: LedgerDesk;
beforeAll(async () => {
  desk = await openLedgerDesk();
  desk.approvals = { thresholdMinor: 3000n, singleHanded: false };
});
afterAll(() => desk.close());

const anna: Actor = {
  ...{ kind: 'staff', userId: 'UANNA', roles: ['approver'], email: 'anna@club.example' },
};

/** Two schools, each with more places on both days than are written at once, and a family behind. */
const places = [
  ...['A', 'B'].flatMap((payer) =>
    Array.from({ length: 180 }, (_, place) => [payer, place] as const),
  ),
  ...[0, 1, 2].map((place) => ['C', place] as const),
].map(([payer, place]): Place => {
  return { id: `${payer}${place}`, payer, paidBy: 'invoice', amount: '3.00', sessions: [5, 6] };
});

/** 39.00 of 540.00 are owed: the first credits of this payer lower that, the later ones do not. */
const payments = ['P1,INV-A,501.00,stripe,2026-10-02,received'];

it('is looked at, changed, approved and booked page by page, a payer always as a whole', async () => {
  await importSound(desk, classFiles(places, { payments }));
  const { job, review } = await look(desk, { sessionIds: ['club:S5', 'club:S6'] });
  expect([job.parts, review.sums.parts]).toEqual([726, 726]);
  const drafted = await findAllParts(desk.store, job.id);
  expect(drafted.map(({ place }) => place)).toEqual(drafted.map((_, place) => place));
  const payers = drafted.map(({ payerId }) => payerId);
  expect(payers.filter((payer, place) => payer !== payers[place - 1])).toHaveLength(3);

  expect(await changeAllAmounts(desk, admin, { jobId: job.id, amount: 20n })).toEqual({
    capped: 0,
  });
  const changed = await reviewOf(desk, job.id);
  expect(changed.review.sums.totals).toMatchObject([{ people: 726, amount: 14_520n }]);
  await startSessionJob(desk, admin, { jobId: job.id, seq: changed.review.job.seq });
  await runSessionJob(desk, job.id);

  const { now } = await reviewRequest(desk, anna, job.id);
  const total = { people: 726, amount: 14_520n, toInvoice: 11_220n, toAccount: 3300n };
  expect(now).toMatchObject({ job: { totals: [total], cannot: 0 } });
  await approveRequest(desk, anna, {
    ...{ requestId: job.id, comment: '', said: now?.promised ?? {} },
  });
  await runSessionJob(desk, job.id);
  const { review: done } = await reviewOf(desk, job.id);
  expect(done.sums.states).toEqual([{ state: 'booked', parts: 726 }]);
  expect(done.sums.booked).toMatchObject([{ toInvoice: 11_220n, toAccount: 3300n }]);
  expect(await auditDifferences(desk)).toEqual([]);
});
