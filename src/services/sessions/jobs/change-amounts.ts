import type { Change } from '../../../domain/books/plan.js';
import { refuse } from '../../../domain/errors.js';
import type { Actor } from '../../../domain/people/actor.js';
import { requireRight } from '../../../domain/people/permission.js';
import type { JobPart } from '../../../domain/sessions/jobs/job-part.js';
import type { SessionJob } from '../../../domain/sessions/jobs/session-job.js';
import { findPartsOfPayer, writeParts } from '../../../store/sessions/draft-parts.js';
import { findParts } from '../../../store/sessions/job-reads.js';
import { onePage, type Pages } from '../../../store/sessions/pages.js';
import type { Desk } from '../../desk.js';
import { loadJob } from './load-job.js';
import { partChanges, partPages } from './part-pages.js';
import { replanParts } from './replan-parts.js';

async function loadDraft(desk: Desk, actor: Actor, jobId: string): Promise<SessionJob> {
  const job = await loadJob(desk, jobId);
  requireRight(actor, job.act.kind);
  return job.state === 'draft' ? job : refuse('job-started', {});
}

async function store(desk: Desk, job: SessionJob, parts: Pages<Change<JobPart>>): Promise<void> {
  const next = { before: job, after: { ...job, seq: job.seq + 1n } };
  if (!(await writeParts(desk.store, { job: next, parts }))) refuse('draft-changed', {});
}

/**
 * Gives one person of a draft another amount, in minor units; zero: nothing. What their payer's
 * other people get is planned anew with it.
 * @throws CreditError `not-allowed`, `not-found`, `job-started`, `nothing-for-part`, `over-part`,
 * `draft-changed`
 */
export async function changeAmount(
  desk: Desk,
  actor: Actor,
  { jobId, partId, amount }: { jobId: string; partId: string; amount: bigint },
): Promise<void> {
  const job = await loadDraft(desk, actor, jobId);
  const [part] = await findParts(desk.store, [partId]);
  if (part === undefined || part.jobId !== jobId) refuse('not-found', { what: 'job', id: partId });
  requireWithin(part, amount);
  const family = await findPartsOfPayer(desk.store, { jobId, payerId: part.payerId });
  const wishes = family.map((one) => {
    const typed = one.id === partId ? amount : one.isEdited ? one.amount : null;
    return { part: one, amount: typed, give: one.give };
  });
  const after = await replanParts(desk, { job, actor }, wishes);
  const wished = new Map(wishes.map((wish) => [wish.part.id, wish.amount ?? 0n]));
  for (const one of after) if (one.isEdited) requireWithin(one, wished.get(one.id) ?? 0n);
  await store(desk, job, onePage(partChanges(family, after)));
}

function requireWithin({ name, most, currency }: JobPart, amount: bigint): void {
  if (amount <= most) return;
  if (most === 0n || currency === null) refuse('nothing-for-part', { name });
  refuse('over-part', { name, maximum: most, currency });
}

/**
 * Gives everybody of a draft who can get something the same amount, or where less is possible their
 * own most. @returns how many get less than it
 * @throws CreditError `not-allowed`, `not-found`, `job-started`, `draft-changed`
 */
export async function changeAllAmounts(
  desk: Desk,
  actor: Actor,
  { jobId, amount }: { jobId: string; amount: bigint },
): Promise<{ capped: number }> {
  const job = await loadDraft(desk, actor, jobId);
  let capped = 0;
  await store(desk, job, async function* changed() {
    capped = 0;
    for await (const before of partPages(desk, { jobId, states: null })) {
      const able = before.filter(({ most }) => most > 0n);
      const wishes = able.map((part) => {
        return { part, amount: amount < part.most ? amount : part.most, give: part.give };
      });
      const after = await replanParts(desk, { job, actor }, wishes);
      capped += after.filter((part) => part.amount < amount).length;
      yield partChanges(before, after);
    }
  });
  return { capped };
}
