import { recentJobs } from '../../src/services/sessions/jobs/recent-jobs.js';
import type { Pressed } from '../../src/slack/receive/handlers.js';
import { showNext } from '../flow/show-next.js';
import { shownClub } from '../flow/shown-club.js';
import type { FormHandlers, Surroundings } from '../flow/surroundings.js';
import { recentJobsIds, recentJobsTitle } from './ids.js';
import { jobsListed, recentJobsModal } from './modal.js';

async function openRecent({ desk, edge }: Surroundings, pressed: Pressed): Promise<void> {
  const next = { what: `Opening “${recentJobsTitle}”`, title: recentJobsTitle };
  await showNext(edge, pressed, next, async (actor) =>
    recentJobsModal(await recentJobs(desk, actor, { limit: jobsListed }), shownClub(desk)),
  );
}

export const submissions: FormHandlers['submissions'] = {};

export const actions: FormHandlers['actions'] = { [recentJobsIds.open]: openRecent };

export const searches: FormHandlers['searches'] = {};
