import { FactsMoved } from '../../../domain/books/promise.js';
import { refuse } from '../../../domain/errors.js';
import type { Actor } from '../../../domain/people/actor.js';
import type { JobPart } from '../../../domain/sessions/jobs/job-part.js';
import type { SessionJob } from '../../../domain/sessions/jobs/session-job.js';
import { nothingPlanned } from '../../../domain/sessions/leaving/plan-leaver.js';
import { isSameLeaver } from '../../../domain/sessions/leaving/same-leaver.js';
import { findAllParts, writeParts } from '../../../store/sessions/draft-parts.js';
import { onePage } from '../../../store/sessions/pages.js';
import type { Desk } from '../../desk.js';
import { todayOf } from '../../desk-day.js';
import { replanLeavers } from './replan-removal.js';

const left = 'Is not on the product any more, so nothing is done here.';

function gone(part: JobPart): JobPart {
  return { ...part, ...nothingPlanned, problem: left };
}

/** A draft of a day before is of today: the last day that counts as used is never a day of the past. */
function ofToday(desk: Desk, job: SessionJob): SessionJob {
  const today = todayOf(desk);
  const { act } = job;
  if (act.kind !== 'remove-contact' || act.leavingOn >= today) return job;
  return { ...job, act: { ...act, leavingOn: today } };
}

/**
 * Plans a draft of people who leave anew before it is started. When something else would happen to
 * anybody than what was shown, the draft becomes what is so now, to be looked at once more.
 * @throws FactsMoved; CreditError `draft-changed`
 */
export async function requireSameLeavers(
  desk: Desk,
  actor: Actor,
  shown: SessionJob,
): Promise<void> {
  const job = ofToday(desk, shown);
  const parts = await findAllParts(desk.store, job.id);
  const wishes = parts.map((part) => {
    return { part, amount: part.isEdited ? part.amount : null, give: part.give };
  });
  const replanned = await replanLeavers(desk, { job, actor }, wishes);
  const changes = replanned.flatMap(({ before, now }) => {
    const after = now ?? gone(before);
    const isSame = isSameLeaver(before, after) && (now !== null || before.problem === left);
    return isSame ? [] : [{ before, after: { ...after, seq: before.seq + 1n } }];
  });
  if (changes.length === 0 && job === shown) return;
  const next = { before: shown, after: { ...job, seq: shown.seq + 1n } };
  if (!(await writeParts(desk.store, { job: next, parts: onePage(changes) })))
    refuse('draft-changed', {});
  throw new FactsMoved(['leavers']);
}
