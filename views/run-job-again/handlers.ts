import type { ModalView } from '@slack/types';
import type { Actor } from '../../src/domain/people/actor.js';
import { readJobReview } from '../../src/services/sessions/jobs/job-review.js';
import { planAgain, runAgain } from '../../src/services/sessions/jobs/run-again.js';
import type { Pressed, Submitted } from '../../src/slack/receive/handlers.js';
import { drawScreen } from '../flow/draw-screen.js';
import { followScreen } from '../flow/follow-view.js';
import { actionIdOf, buttonValue } from '../flow/pressed-button.js';
import { nobodyElseApproves } from '../flow/second-person.js';
import { showNext } from '../flow/show-next.js';
import { shownClub } from '../flow/shown-club.js';
import { submitForm } from '../flow/submit-form.js';
import type { FormHandlers, Surroundings } from '../flow/surroundings.js';
import { sessionJobIds } from '../session-job/ids.js';
import { begunJob, isRunning } from '../session-job/metadata.js';
import { startedOutcome } from '../session-job/notices.js';
import { leftStates } from '../session-job/state-words.js';
import { runJobAgainIds as ids, runJobAgainTitle } from './ids.js';
import { type AgainPlace, againMetadata, againModal } from './modal.js';

async function drawAgain(
  surroundings: Surroundings,
  actor: Actor,
  place: AgainPlace,
): Promise<ModalView> {
  const { desk } = surroundings;
  const { jobId, page, isRefused } = place;
  const states = leftStates({ money: isRefused ? 'refused' : 'free' });
  const query = { jobId, page, search: '', group: null, states };
  const review = await readJobReview(desk, actor, query);
  return againModal(review, place, {
    ...{ club: shownClub(desk), threshold: desk.approvals.thresholdMinor },
    nobodyElse: await nobodyElseApproves(surroundings, actor, review.need),
  });
}

/** Plans what is left from what is so now, and shows it before anything is done. */
async function openAgain(surroundings: Surroundings, pressed: Pressed): Promise<void> {
  const { desk, edge } = surroundings;
  const give = actionIdOf(pressed.body) === ids.withCredit ? 'credit' : null;
  const jobId = buttonValue(pressed.body);
  const next = { what: `Opening “${runJobAgainTitle}”`, title: runJobAgainTitle };
  await showNext(edge, pressed, next, async (actor) => {
    const { seq, money } = await planAgain(desk, actor, { jobId, give });
    const operationId = edge.mintOperationId();
    const at = { operationId, jobId, seq: `${seq}`, page: 0, isRefused: money === 'refused' };
    return drawAgain(surroundings, actor, { ...at, give });
  });
}

async function turnAgain(
  surroundings: Surroundings,
  { ack, body, client }: Pressed,
): Promise<void> {
  await ack();
  const page = Number(buttonValue(body));
  const wanted = Number.isInteger(page) && page > 0 ? page : 0;
  const request = { client, body, what: runJobAgainTitle };
  await surroundings.edge.refreshModal(request, (actor, view) =>
    drawAgain(surroundings, actor, { ...againMetadata.read(view.private_metadata), page: wanted }),
  );
}

async function submitAgain(surroundings: Surroundings, submitted: Submitted): Promise<void> {
  const { view, client } = submitted;
  const kept = () => againMetadata.read(view.private_metadata);
  const screenOf = (jobId: string) => ({
    callbackId: sessionJobIds.callback,
    metadata: begunJob(jobId),
  });
  const begun: Actor[] = [];
  await submitForm(surroundings, submitted, {
    ...{ what: runJobAgainTitle, button: runJobAgainTitle, fields: {} },
    remembered: () => ({ operationId: kept().operationId, beneath: null }),
    decide: async (actor) => {
      const { operationId, jobId, seq } = kept();
      const form = { operationId, jobId, seq: BigInt(seq) };
      const job = await runAgain(surroundings.desk, actor, form);
      begun.push(actor);
      const next = await drawScreen(surroundings, actor, screenOf(jobId));
      return { view: next, told: startedOutcome(job) };
    },
  });
  for (const actor of begun) {
    const screen = { ...screenOf(kept().jobId), actor, isRunning };
    followScreen(surroundings, { client, viewId: view.id }, screen);
  }
}

export const submissions: FormHandlers['submissions'] = { [ids.callback]: submitAgain };

export const actions: FormHandlers['actions'] = {
  [ids.open]: openAgain,
  [ids.withCredit]: openAgain,
  [ids.previous]: turnAgain,
  [ids.next]: turnAgain,
};

export const searches: FormHandlers['searches'] = {};
