import { withMarkup } from '../../src/blocks/layout.js';
import { standingInWords } from '../../src/blocks/request-words.js';
import { StaleForm } from '../../src/blocks/stale-form.js';
import { wordsFor } from '../../src/blocks/words.js';
import type { RequestSummary } from '../../src/domain/approvals/request.js';
import type { Actor } from '../../src/domain/people/actor.js';
import { approveRequest, rejectRequest } from '../../src/services/approvals/decide.js';
import { reviewRequest } from '../../src/services/approvals/review.js';
import { withdrawRequest } from '../../src/services/approvals/withdraw.js';
import { sendingId } from '../../src/services/books/form-key.js';
import { readPayerName } from '../../src/services/people/payer-names.js';
import type { Pressed, Submitted } from '../../src/slack/receive/handlers.js';
import { beneathOf } from '../flow/beneath-of.js';
import { orShownAnew } from '../flow/or-shown-anew.js';
import { buttonValue } from '../flow/pressed-button.js';
import { putMessageRight } from '../flow/put-message-right.js';
import { showNext } from '../flow/show-next.js';
import { shownClub } from '../flow/shown-club.js';
import { submitForm } from '../flow/submit-form.js';
import type { FormHandlers, Surroundings } from '../flow/surroundings.js';
import { askedModal } from '../forms/asked.js';
import type { Beneath } from '../forms/beneath.js';
import { typedText } from '../forms/form-values.js';
import { requestIds } from '../forms/ids.js';
import { recallPromise } from '../forms/kept-promise.js';
import { movedSentence } from '../forms/moved-words.js';
import {
  approvalIds,
  approveButton,
  rejectButton,
  rejectIds,
  rejectTitle,
  reviewTitle,
} from './ids.js';
import { reviewMetadata, reviewModal } from './modal.js';
import { readComment, requireComment } from './read.js';
import { rejectMetadata, rejectModal } from './reject-modal.js';
import { decidedAnswer } from './result.js';

/** **Review**, in a message or in a list. A message that shows an old standing is put right. */
async function openReview(surroundings: Surroundings, pressed: Pressed): Promise<void> {
  const { desk, edge } = surroundings;
  const { body } = pressed;
  const beneath = beneathOf(surroundings, body);
  const seen: { request: RequestSummary; payerName: string }[] = [];
  const next = { what: 'Opening the request', title: reviewTitle };
  await showNext(edge, pressed, next, async (actor) => {
    const review = await reviewRequest(desk, actor, buttonValue(body));
    seen.push(review);
    return reviewModal(review, { beneath, notice: null }, shownClub(desk));
  });
  for (const one of seen) await putMessageRight(surroundings, pressed, one);
}

/** Takes a request back; a screen that lists it shows itself without, and says so. */
async function withdraw(surroundings: Surroundings, { ack, body, client }: Pressed): Promise<void> {
  await ack();
  const { desk, edge, screens } = surroundings;
  const pressed = { client, body, what: 'Withdrawing the request' };
  await edge.refreshModal(pressed, async (actor, view) => {
    const request = await withdrawRequest(desk, actor, buttonValue(body));
    const screen = screens[view.callback_id];
    const payerName = await readPayerName(desk, request.payerId);
    const words = wordsFor(shownClub(desk));
    if (screen === undefined) return askedModal({ request, payerName }, words);
    const drawn = await screen(surroundings, actor, view.private_metadata);
    return withMarkup(drawn.view, standingInWords(request, words));
  });
}

/** Another page of the parts of a request, with the facts of now around it. */
async function turn(surroundings: Surroundings, { ack, body, client }: Pressed): Promise<void> {
  await ack();
  const { desk, edge } = surroundings;
  const target = Number(buttonValue(body));
  const page = Number.isInteger(target) && target > 0 ? target : 0;
  await edge.refreshModal({ client, body, what: 'Showing the request' }, async (actor, view) => {
    const { requestId, beneath } = reviewMetadata.read(view.private_metadata);
    const review = await reviewRequest(desk, actor, requestId);
    return reviewModal(review, { beneath, notice: null, page }, shownClub(desk));
  });
}

async function openReject(surroundings: Surroundings, pressed: Pressed): Promise<void> {
  const { desk, edge } = surroundings;
  const { body } = pressed;
  const place = reviewMetadata.readIfOwn(body.view?.private_metadata ?? '');
  const next = { what: 'Opening the form', title: rejectTitle, instead: true };
  await showNext(edge, pressed, next, async (actor) => {
    const { request, payerName } = await reviewRequest(desk, actor, buttonValue(body));
    const words = wordsFor(shownClub(desk));
    const beneath = place?.beneath ?? null;
    const comment = typedText(body.view?.state?.values ?? {}, approvalIds.comment);
    return rejectModal({ request, payerName, beneath, comment }, words);
  });
}

async function shownDecision(
  surroundings: Surroundings,
  submitted: Submitted,
  decided: Awaited<ReturnType<typeof approveRequest>>,
  beneath: Beneath,
) {
  const { desk } = surroundings;
  const { request, isOurs } = decided;
  const payerName = await readPayerName(desk, request.payerId);
  if (!isOurs) await putMessageRight(surroundings, submitted, { request, payerName });
  return decidedAnswer({ ...decided, payerName, beneath }, shownClub(desk));
}

/** The review once more, with what would happen now; nothing was booked. */
async function reviewAnew(
  { desk }: Surroundings,
  actor: Actor,
  place: ReturnType<typeof reviewMetadata.read>,
) {
  const review = await reviewRequest(desk, actor, place.requestId);
  const club = shownClub(desk);
  const before = place.shown === null ? null : recallPromise(place.shown).facts;
  const moved =
    before === null || review.now === null
      ? 'Since you opened this, the facts have moved.'
      : movedSentence(before, review.now.facts, wordsFor(club));
  const notice = `${moved} Nothing was booked. Look at what would happen now.`;
  return {
    view: reviewModal(review, { ...place, notice }, club),
    told: { title: 'Your approval: nothing was booked', text: `${moved} Open Review again.` },
  };
}

async function approve(surroundings: Surroundings, submitted: Submitted): Promise<void> {
  const { desk } = surroundings;
  const { view, body } = submitted;
  await submitForm(surroundings, submitted, {
    what: 'Your approval',
    button: approveButton,
    fields: {},
    freshRoles: true,
    remembered: () => {
      const { requestId, beneath } = reviewMetadata.read(view.private_metadata);
      return { operationId: sendingId(requestId, body.user.id), beneath };
    },
    decide: async (actor) => {
      const place = reviewMetadata.read(view.private_metadata);
      // What only shows a request has no button, so this was not made by the desk.
      if (place.shown === null) throw new StaleForm();
      const { requestId, shown, beneath } = place;
      const { promised: said } = recallPromise(shown);
      const comment = readComment(view.state.values, approvalIds.comment);
      return orShownAnew(
        async () => {
          const decided = await approveRequest(desk, actor, {
            ...{ requestId, comment, said, seenUpTo: new Date(place.seenUpTo) },
          });
          return shownDecision(surroundings, submitted, decided, beneath);
        },
        () => reviewAnew(surroundings, actor, place),
      );
    },
  });
}

async function reject(surroundings: Surroundings, submitted: Submitted): Promise<void> {
  const { desk, edge } = surroundings;
  const { view } = submitted;
  await submitForm(surroundings, submitted, {
    what: 'Your rejection',
    button: rejectButton,
    fields: {},
    freshRoles: true,
    books: false,
    remembered: () => {
      const { beneath } = rejectMetadata.read(view.private_metadata);
      return { operationId: edge.mintOperationId(), beneath };
    },
    decide: async (actor) => {
      const { requestId, beneath } = rejectMetadata.read(view.private_metadata);
      const comment = requireComment(view.state.values, rejectIds.comment);
      const decided = await rejectRequest(desk, actor, { requestId, comment });
      return shownDecision(surroundings, submitted, decided, beneath);
    },
  });
}

export const submissions: FormHandlers['submissions'] = {
  [approvalIds.callback]: approve,
  [rejectIds.callback]: reject,
};

export const actions: FormHandlers['actions'] = {
  [requestIds.review]: openReview,
  [approvalIds.reject]: openReject,
  [requestIds.withdraw]: withdraw,
  [`${approvalIds.parts}.previous`]: turn,
  [`${approvalIds.parts}.next`]: turn,
};

export const searches: FormHandlers['searches'] = {};
