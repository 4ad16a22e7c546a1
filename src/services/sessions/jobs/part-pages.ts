import type { Change } from '../../../domain/books/plan.js';
import type { JobPart, PartState } from '../../../domain/sessions/jobs/job-part.js';
import { streamParts } from '../../../store/sessions/draft-parts.js';
import type { Desk } from '../../desk.js';
import { payerPages } from './payer-pages.js';

/** Parts that are planned anew together. */
const pageSize = 500;

/** The parts of a job in these states, or all, in their order; all of a payer on one page. */
export function partPages(
  desk: Desk,
  asked: { jobId: string; states: readonly PartState[] | null },
): AsyncIterable<JobPart[]> {
  return payerPages(streamParts(desk.store, asked), pageSize);
}

/** From the parts as they were read to what they are to be. */
export function partChanges(
  before: readonly JobPart[],
  after: readonly JobPart[],
): Change<JobPart>[] {
  const known = new Map(before.map((part) => [part.id, part]));
  return after.map((part) => {
    return { before: known.get(part.id) ?? null, after: { ...part, seq: part.seq + 1n } };
  });
}
