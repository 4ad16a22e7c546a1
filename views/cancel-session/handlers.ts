import { FieldErrors } from '../../src/blocks/field-errors.js';
import type { CreditError } from '../../src/domain/errors.js';
import type { Actor } from '../../src/domain/people/actor.js';
import { requireRight } from '../../src/domain/people/permission.js';
import { typedDay } from '../../src/domain/sessions/cancelling/typed-day.js';
import { todayOf } from '../../src/services/desk-day.js';
import { draftCancellation } from '../../src/services/sessions/cancelling/draft-cancellation.js';
import { findNamedSessions } from '../../src/services/sessions/cancelling/named-sessions.js';
import {
  type SessionsFound,
  searchSessions,
  sessionsOfDay,
  sessionsOfProduct,
} from '../../src/services/sessions/cancelling/session-search.js';
import { nextDayOf, sessionTitled } from '../../src/services/sessions/cancelling/session-start.js';
import { searchProducts } from '../../src/services/sessions/leaving/product-search.js';
import { readProduct } from '../../src/services/sessions/leaving/read-product.js';
import type { Opening } from '../../src/slack/edge.js';
import type { Submitted } from '../../src/slack/receive/handlers.js';
import { offerProductsIn, offerSessionsIn } from '../flow/offer-sessions.js';
import { type Form, type FormStart, openByButton } from '../flow/open-form.js';
import { refreshForm } from '../flow/refresh-form.js';
import { shownClub } from '../flow/shown-club.js';
import { besideBlock, submitDraft } from '../flow/submit-draft.js';
import type { FormHandlers, Surroundings } from '../flow/surroundings.js';
import type { FormValues } from '../forms/form-values.js';
import { reviewOfJob } from '../session-job/metadata.js';
import { whyNotAll } from './found.js';
import { cancelSessionTitle, continueButton, cancelSessionIds as ids } from './ids.js';
import { cancelSessionMetadata, cancelSessionModal, nothingTyped } from './modal.js';
import { type Meant, parseCancelSession, readMeant, readWords, sessionsBlock } from './read.js';
import { type Begun, beginWith, noSessionFound, nothingBegun } from './start.js';

async function begin({ desk }: Surroundings, actor: Actor, start: FormStart) {
  if (start.kind !== 'text') return nothingBegun;
  const { text } = start;
  const today = todayOf(desk);
  const [sessions, products, titled] = await Promise.all([
    searchSessions(desk, actor, { text, limit: 1 }),
    searchProducts(desk, actor, { text, limit: 1 }),
    sessionTitled(desk, actor, { text }),
  ]);
  const productId = products.products[0]?.id;
  const nextDay = productId === undefined ? null : await nextDayOf(desk, actor, { productId });
  const found = { text, today, day: typedDay(text, today), sessions, products };
  return beginWith({ ...found, titled, nextDay });
}

/** What the days of the form bring; null as long as they are not chosen. */
async function foundFor(
  { desk }: Surroundings,
  actor: Actor,
  { which, day, productId, from, until }: Omit<Meant, 'sessionIds'>,
): Promise<SessionsFound | null> {
  switch (which) {
    case 'chosen':
      return null;
    case 'day':
      return day === null ? null : sessionsOfDay(desk, actor, { day });
    case 'product':
      if (productId === null || from === null || until === null) return null;
      return sessionsOfProduct(desk, actor, { productId, from, until });
    default:
      return which satisfies never;
  }
}

async function openCancelSession(
  surroundings: Surroundings,
  actor: Actor,
  start: FormStart,
): Promise<Opening> {
  requireRight(actor, 'cancel-session');
  const begun = await begin(surroundings, actor, start);
  if (begun === null) return { say: noSessionFound(start.kind === 'text' ? start.text : '') };
  const { desk, edge } = surroundings;
  const productId = begun.product?.id ?? null;
  return {
    view: cancelSessionModal({
      ...{ ...begun, operationId: edge.mintOperationId(), typed: nothingTyped },
      ...{ club: shownClub(desk), currency: desk.club.currency },
      found: await foundFor(surroundings, actor, { ...begun, productId }),
    }),
  };
}

export const cancelSessionForm: Form = {
  title: cancelSessionTitle,
  openId: ids.open,
  start: openCancelSession,
};

/** With what the days that are chosen bring. */
const refresh = refreshForm({
  ...{ what: 'Showing the sessions', act: 'cancel-session' },
  async show(surroundings, { actor, view }) {
    const { desk } = surroundings;
    const { operationId, search } = cancelSessionMetadata.read(view.private_metadata);
    const meant = readMeant(view.state.values, desk.club.id);
    const { productId, sessionIds, ...days } = meant;
    const product = productId === null ? null : await readProduct(desk, actor, { productId });
    const chosen = await findNamedSessions(desk, sessionIds);
    const begun: Begun = { ...nothingBegun, ...days, search, product, chosen };
    return cancelSessionModal({
      ...{ ...begun, operationId, typed: readWords(view.state.values) },
      ...{ club: shownClub(desk), currency: desk.club.currency },
      found: await foundFor(surroundings, actor, meant),
    });
  },
});

/** What is refused because of the sessions that are chosen, and so stands beside them. */
const ofSessions: readonly CreditError['code'][] = [
  ...(['session-begun', 'session-cancelled', 'too-many-sessions'] as const),
];

async function draft(
  surroundings: Surroundings,
  { actor, operationId, values }: { actor: Actor; operationId: string; values: FormValues },
): Promise<void> {
  const { desk } = surroundings;
  const meant = readMeant(values, desk.club.id);
  const typed = readWords(values);
  const { keepBack, reason } = parseCancelSession(meant, typed, desk.club);
  const block = sessionsBlock(meant.which);
  const found = await foundFor(surroundings, actor, meant);
  const sessionIds = found?.sessions.map(({ sessionId }) => sessionId) ?? meant.sessionIds;
  const wrong = found === null ? null : whyNotAll(found);
  if (wrong !== null) throw new FieldErrors({ [block]: wrong });
  const { give, message, notify: notifyCustomers } = typed;
  const input = { operationId, sessionIds, give, keepBack, message, notifyCustomers, reason };
  await besideBlock(surroundings, { block, codes: ofSessions }, () =>
    draftCancellation(desk, actor, input),
  );
}

async function submitCancelSession(
  surroundings: Surroundings,
  submitted: Submitted,
): Promise<void> {
  const { private_metadata: metadata, state } = submitted.view;
  await submitDraft(surroundings, submitted, {
    ...{ what: cancelSessionTitle, button: continueButton, fields: {}, act: 'cancel-session' },
    operationId: () => cancelSessionMetadata.read(metadata).operationId,
    draft: (actor, operationId) =>
      draft(surroundings, { actor, operationId, values: state.values }),
    review: reviewOfJob,
    told: {
      title: 'Nothing is cancelled yet',
      text: 'What would happen to everybody is shown in the window that you left open. If you closed it, open /cancel-session again.',
    },
  });
}

/** Nothing was typed yet: what was typed behind the command counts. */
function firstOf(metadata: string): string {
  return cancelSessionMetadata.readIfOwn(metadata)?.search ?? '';
}

export const submissions: FormHandlers['submissions'] = { [ids.callback]: submitCancelSession };

export const actions: FormHandlers['actions'] = {
  [ids.open]: openByButton(cancelSessionForm),
  ...Object.fromEntries(
    [ids.which, ids.day, ids.product, ids.from, ids.until, ids.reason].map((id) => [id, refresh]),
  ),
};

export const searches: FormHandlers['searches'] = {
  [ids.sessions]: (surroundings, searched) => offerSessionsIn(surroundings, searched, firstOf),
  [ids.product]: (surroundings, searched) => offerProductsIn(surroundings, searched),
};
