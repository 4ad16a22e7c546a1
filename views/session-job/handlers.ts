import type { ModalView } from '@slack/types';
import type { FormAnswer } from '../../src/blocks/form-answer.js';
import { FactsMoved } from '../../src/domain/books/promise.js';
import { CreditError } from '../../src/domain/errors.js';
import type { Actor } from '../../src/domain/people/actor.js';
import { draftCancellation } from '../../src/services/sessions/cancelling/draft-cancellation.js';
import { readJobReview } from '../../src/services/sessions/jobs/job-review.js';
import { startSessionJob } from '../../src/services/sessions/jobs/start-session-job.js';
import type { Pressed, Submitted } from '../../src/slack/receive/handlers.js';
import { followScreen } from '../flow/follow-view.js';
import { actionIdOf, buttonValue, chosenOption } from '../flow/pressed-button.js';
import { nobodyElseApproves } from '../flow/second-person.js';
import { showNext } from '../flow/show-next.js';
import { shownClub } from '../flow/shown-club.js';
import { submitForm } from '../flow/submit-form.js';
import type { FormHandlers, Surroundings } from '../flow/surroundings.js';
import { sessionJobIds } from './ids.js';
import { jobModal } from './job-modal.js';
import { begunJob, isRunning, type JobPlace, jobMetadata, placeOfJob } from './metadata.js';
import { movedNotice, startedOutcome } from './notices.js';
import { placeAfter, searchIn } from './read.js';
import { readPlace } from './shown-job.js';
import { jobTitles } from './titles.js';

const { callback: callbackId } = sessionJobIds;
const what = 'Showing the job';

/** A job as it stands now, at a place in it. */
async function drawJob(
  surroundings: Surroundings,
  actor: Actor,
  wanted: JobPlace,
  notice: string | null = null,
): Promise<ModalView> {
  const { desk } = surroundings;
  const { place, review } = await readPlace((query) => readJobReview(desk, actor, query), wanted);
  return jobModal(review, place, {
    ...{ club: shownClub(desk), threshold: desk.approvals.thresholdMinor, notice },
    nobodyElse: await nobodyElseApproves(surroundings, actor, review.need),
  });
}

/** Shows a job that is at work until it is over, as long as somebody looks at it. */
function followJob(
  surroundings: Surroundings,
  where: { client: Pressed['client']; viewId: string | null },
  { actor, metadata }: { actor: Actor; metadata: string },
): void {
  followScreen(surroundings, where, { actor, callbackId, metadata, isRunning });
}

/** **See result**, in a message and in the list of recent jobs. */
async function openJob(surroundings: Surroundings, pressed: Pressed): Promise<void> {
  const place = placeOfJob(buttonValue(pressed.body));
  const running: Actor[] = [];
  const next = { what, title: jobTitles['cancel-session'] };
  const viewId = await showNext(surroundings.edge, pressed, next, async (actor) => {
    const view = await drawJob(surroundings, actor, place);
    if (isRunning(view)) running.push(actor);
    return view;
  });
  const metadata = jobMetadata.write(place);
  const { client } = pressed;
  for (const actor of running) followJob(surroundings, { client, viewId }, { actor, metadata });
}

/** Another page, another group, other words, or the same once more. */
async function changePlace(
  surroundings: Surroundings,
  { ack, body, client }: Pressed,
): Promise<void> {
  await ack();
  const actionId = actionIdOf(body);
  const value = actionId === sessionJobIds.filter ? chosenOption(body) : buttonValue(body);
  const running: { actor: Actor; metadata: string }[] = [];
  await surroundings.edge.refreshModal({ client, body, what }, async (actor, view) => {
    const kept = jobMetadata.read(view.private_metadata);
    const place = placeAfter(kept, view.state.values, { actionId, value });
    const drawn = await drawJob(surroundings, actor, place);
    if (isRunning(drawn)) running.push({ actor, metadata: jobMetadata.write(place) });
    return drawn;
  });
  const viewId = body.view?.id ?? null;
  for (const shown of running) followJob(surroundings, { client, viewId }, shown);
}

/**
 * A draft once more as it would be now. What a removal would do was planned anew by the press; the
 * draft of a cancellation is made anew where it is still the one that was looked at.
 */
async function draftAnew(
  surroundings: Surroundings,
  actor: Actor,
  place: JobPlace,
): Promise<FormAnswer> {
  const { desk } = surroundings;
  const query = { jobId: place.jobId, page: 0, search: '', group: null, states: null };
  const { job } = await readJobReview(desk, actor, query);
  const { act, reason, notifyCustomers, id: operationId } = job;
  if (act.kind === 'cancel-session' && job.state === 'draft' && `${job.seq}` === place.seq) {
    const { sessions, give, keepBack, message } = act;
    const sessionIds = sessions.map(({ sessionId }) => sessionId);
    const words = { notifyCustomers, message, reason };
    await draftCancellation(desk, actor, { operationId, sessionIds, give, keepBack, ...words });
  }
  const view = await drawJob(surroundings, actor, { ...place, page: 0 }, movedNotice);
  return { view, told: { title: 'Nothing was done', text: movedNotice } };
}

async function startJob(
  surroundings: Surroundings,
  actor: Actor,
  place: JobPlace,
): Promise<FormAnswer> {
  const { jobId, seq, newCredit } = place;
  try {
    const shown = { jobId, seq: BigInt(seq), newCredit };
    const job = await startSessionJob(surroundings.desk, actor, shown);
    const view = await drawJob(surroundings, actor, jobMetadata.read(begunJob(jobId)));
    return { view, told: startedOutcome(job) };
  } catch (error) {
    const isMoved = error instanceof CreditError && error.code === 'draft-changed';
    if (isMoved || error instanceof FactsMoved) return draftAnew(surroundings, actor, place);
    throw error;
  }
}

/** The last button of a draft starts it; that of a result only looks for people. */
async function submitJob(surroundings: Surroundings, submitted: Submitted): Promise<void> {
  const { view, client } = submitted;
  const kept = () => jobMetadata.read(view.private_metadata);
  const running: Actor[] = [];
  const decide = async (actor: Actor): Promise<FormAnswer> => {
    const place = kept();
    if (place.state === 'draft') {
      const answer = await startJob(surroundings, actor, place);
      if (isRunning(answer.view)) running.push(actor);
      return answer;
    }
    const search = searchIn(view.state.values, place);
    const drawn = await drawJob(surroundings, actor, { ...place, search, page: 0 });
    return { view: drawn, told: { title: 'Your search', text: 'It took too long. Try again.' } };
  };
  await submitForm(surroundings, submitted, {
    ...{ what: view.title.text, button: view.submit?.text ?? '', fields: {}, decide },
    books: jobMetadata.readIfOwn(view.private_metadata)?.state === 'draft',
    remembered: () => ({ operationId: kept().jobId, beneath: null }),
  });
  for (const actor of running) {
    const metadata = begunJob(kept().jobId);
    followJob(surroundings, { client, viewId: view.id }, { actor, metadata });
  }
}

export const submissions: FormHandlers['submissions'] = { [callbackId]: submitJob };

export const actions: FormHandlers['actions'] = {
  [sessionJobIds.open]: openJob,
  ...Object.fromEntries(
    [
      sessionJobIds.look,
      sessionJobIds.search,
      sessionJobIds.filter,
      sessionJobIds.previous,
      sessionJobIds.next,
    ].map((id) => [id, changePlace]),
  ),
};

export const searches: FormHandlers['searches'] = {};

export const screens: FormHandlers['screens'] = {
  [callbackId]: async (surroundings, actor, metadata) => ({
    view: await drawJob(surroundings, actor, jobMetadata.read(metadata)),
    beneath: null,
  }),
};
