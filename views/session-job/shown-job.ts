import type { JobReview } from '../../src/domain/sessions/jobs/job-review.js';
import { filterOf, firstFilter, type PartFilter } from './filter.js';
import type { JobPlace } from './metadata.js';
import { partsPerPage } from './people.js';

/** What is asked for of a job: a page, who is looked for. */
export type JobQuery = PartFilter & { jobId: string; page: number; search: string };
export type ReadJob = (query: JobQuery) => Promise<JobReview>;

function queryOf({ jobId, page, search, filter }: JobPlace): JobQuery {
  return { jobId, page, search, ...filterOf(filter) };
}

/** The place with its review: a result begins with those who need somebody, a lost page is the last. */
export async function readPlace(
  read: ReadJob,
  place: JobPlace,
): Promise<{ place: JobPlace; review: JobReview }> {
  const first = await read(queryOf(place));
  const isFirst = place.filter === null && first.job.state === 'finished';
  const filtered = isFirst ? { ...place, filter: firstFilter(first), page: 0 } : place;
  const wanted = isFirst ? await read(queryOf(filtered)) : first;
  const last = Math.max(0, Math.ceil(wanted.page.found / partsPerPage) - 1);
  if (wanted.page.page <= last) return { place: filtered, review: wanted };
  const near = { ...filtered, page: last };
  return { place: near, review: await read(queryOf(near)) };
}
