import type { ModalView } from '@slack/types';
import type { FormAnswer } from '../../src/blocks/form-answer.js';
import { messageView } from '../../src/blocks/message-view.js';
import { refuse } from '../../src/domain/errors.js';
import type { Actor } from '../../src/domain/people/actor.js';
import { changeAllAmounts, changeAmount } from '../../src/services/sessions/jobs/change-amounts.js';
import { readJobReview } from '../../src/services/sessions/jobs/job-review.js';
import type { Pressed, Submitted } from '../../src/slack/receive/handlers.js';
import { beneathOf } from '../flow/beneath-of.js';
import { drawScreen } from '../flow/draw-screen.js';
import { actionIdOf, buttonValue } from '../flow/pressed-button.js';
import { showNext } from '../flow/show-next.js';
import { shownClub } from '../flow/shown-club.js';
import { submitForm } from '../flow/submit-form.js';
import type { FormHandlers, Surroundings } from '../flow/surroundings.js';
import { filterOf } from '../session-job/filter.js';
import { jobMetadata, placeOfJob, reviewOfJob } from '../session-job/metadata.js';
import { changeAmountsTitle, changeAmountsIds as ids } from './ids.js';
import { type AmountPlace, amountForAllModal, amountForOneModal, amountMetadata } from './modal.js';
import { cappedText, severalCurrencies } from './notices.js';
import { readAmount } from './read.js';

type Opened = Pick<AmountPlace, 'operationId' | 'beneath'>;

async function forAll(
  { desk }: Surroundings,
  actor: Actor,
  { jobId, ...opened }: Opened & { jobId: string },
): Promise<ModalView> {
  const query = { ...placeOfJob(jobId), group: null, states: null };
  const { sums } = await readJobReview(desk, actor, query);
  const [first, second] = sums.totals;
  if (second !== undefined) return messageView(changeAmountsTitle, [severalCurrencies]);
  const currency = first?.currency ?? desk.club.currency;
  return amountForAllModal({ ...opened, jobId, partId: null, currency });
}

/** The person stands on the page on which the button was pressed. */
async function forOne(
  { desk }: Surroundings,
  actor: Actor,
  { partId, metadata, ...opened }: Opened & { partId: string; metadata: string },
): Promise<ModalView> {
  const { jobId, page, search, filter } = jobMetadata.read(metadata);
  const query = { jobId, page, search, ...filterOf(filter) };
  const { page: shown } = await readJobReview(desk, actor, query);
  const part = shown.parts.find(({ id }) => id === partId);
  if (part === undefined) return refuse('draft-changed', {});
  const currency = part.currency ?? desk.club.currency;
  return amountForOneModal({ ...opened, jobId, partId, currency }, part, shownClub(desk));
}

async function openAmount(surroundings: Surroundings, pressed: Pressed): Promise<void> {
  const { body } = pressed;
  const opened = {
    operationId: surroundings.edge.mintOperationId(),
    beneath: beneathOf(surroundings, body),
  };
  const value = buttonValue(body);
  const metadata = body.view?.private_metadata ?? '';
  const next = { what: `Opening “${changeAmountsTitle}”`, title: changeAmountsTitle };
  await showNext(surroundings.edge, pressed, next, (actor) =>
    actionIdOf(body) === ids.one
      ? forOne(surroundings, actor, { ...opened, partId: value, metadata })
      : forAll(surroundings, actor, { ...opened, jobId: value }),
  );
}

/** Changes it, and says where less than that is possible; else the review lies beneath, changed. */
async function change(
  surroundings: Surroundings,
  actor: Actor,
  { place, amount }: { place: AmountPlace; amount: bigint },
): Promise<FormAnswer> {
  const { desk } = surroundings;
  const { jobId, partId, beneath } = place;
  const told = { title: 'The amounts are changed', text: 'Open the form again to see them.' };
  const review = reviewOfJob(jobId);
  if (partId !== null) await changeAmount(desk, actor, { jobId, partId, amount });
  const { capped } =
    partId === null ? await changeAllAmounts(desk, actor, { jobId, amount }) : { capped: 0 };
  if (beneath === null) return { view: await drawScreen(surroundings, actor, review), told };
  const view = { ...messageView(changeAmountsTitle, [cappedText(capped)]) };
  return capped > 0 ? { view, told } : { view, told, shown: 'closed' };
}

async function submitAmount(surroundings: Surroundings, submitted: Submitted): Promise<void> {
  const { view } = submitted;
  const kept = () => amountMetadata.read(view.private_metadata);
  await submitForm(surroundings, submitted, {
    ...{ what: changeAmountsTitle, button: view.submit?.text ?? '', books: false },
    fields: { amount: ids.amount },
    remembered: kept,
    decide: async (actor) => {
      const place = kept();
      const money = { currency: place.currency, locale: surroundings.desk.club.locale };
      const amount = readAmount(view.state.values, place.partId !== null, money);
      return change(surroundings, actor, { place, amount });
    },
  });
}

export const submissions: FormHandlers['submissions'] = { [ids.callback]: submitAmount };

export const actions: FormHandlers['actions'] = {
  [ids.all]: openAmount,
  [ids.one]: openAmount,
};

export const searches: FormHandlers['searches'] = {};
