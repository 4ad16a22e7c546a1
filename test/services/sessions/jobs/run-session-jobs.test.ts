import { afterAll, beforeAll, expect, it } from 'vitest';
import { runSessionJobs } from '../../../../src/services/sessions/jobs/run-session-jobs.js';
import { startSessionJob } from '../../../../src/services/sessions/jobs/start-session-job.js';
import { classFiles, look } from '../../../support/a-class.js';
import { admin, type LedgerDesk, openLedgerDesk } from '../../../support/ledger-desk.js';
import { importSound } from '../../import/import-desk.js';

let desk: LedgerDesk;
beforeAll(async () => {
  desk = await openLedgerDesk();
  await importSound(desk, classFiles([{ id: 'A', payer: 'A', paidBy: 'invoice' }]));
});
afterAll(() => desk.close());

it('forgets a draft with its parts after a day, and nothing that was started', async () => {
  const { job: left } = await look(desk, { sessionIds: ['club:S6'] });
  const { job } = await look(desk);
  await startSessionJob(desk, admin, { jobId: job.id, seq: job.seq });
  const never = () => false;
  expect(await runSessionJobs(desk, never)).toEqual({ ran: 1, forgotten: 0 });
  desk.clock.now = new Date(desk.clock.now.getTime() + 24 * 3_600_000);
  expect(await runSessionJobs(desk, never)).toEqual({ ran: 0, forgotten: 1 });
  const { jobs, job_parts: parts } = desk.store.collections;
  expect(await jobs.distinct('_id')).toEqual([job.id]);
  expect(await parts.distinct('jobId')).toEqual([job.id]);
  const late = startSessionJob(desk, admin, { jobId: left.id, seq: left.seq });
  await expect(late).rejects.toMatchObject({ code: 'not-found' });
});
