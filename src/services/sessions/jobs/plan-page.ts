import type { JobPart } from '../../../domain/sessions/jobs/job-part.js';
import type { Desk } from '../../desk.js';
import { planCancellationPage } from '../cancelling/plan-cancellation-page.js';
import { planRemovalPage } from '../leaving/plan-removal-page.js';
import type { PageRun, PlannedPage } from './page-run.js';
import { useNewCredit } from './use-new-credit.js';

/** Plans a page of a job's parts anew, each as its kind of job does. */
export async function planPage(
  desk: Desk,
  run: PageRun,
  parts: readonly JobPart[],
): Promise<PlannedPage> {
  return useNewCredit(desk, run, await planByKind(desk, run, parts));
}

function planByKind(desk: Desk, run: PageRun, parts: readonly JobPart[]): Promise<PlannedPage> {
  const { kind } = run.job.act;
  switch (kind) {
    case 'cancel-session':
      return planCancellationPage(desk, run, parts);
    case 'remove-contact':
      return planRemovalPage(desk, run, parts);
    default:
      return kind satisfies never;
  }
}
