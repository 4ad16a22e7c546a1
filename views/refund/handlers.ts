import type { FormAnswer } from '../../src/blocks/form-answer.js';
import { formatPlainAmount } from '../../src/domain/amounts/money.js';
import type { Actor } from '../../src/domain/people/actor.js';
import { requireRight } from '../../src/domain/people/permission.js';
import { promisedRefund } from '../../src/domain/refunds/promised-refund.js';
import { proposeRefund, type RefundWish } from '../../src/domain/refunds/propose-refund.js';
import { sentFrom } from '../../src/domain/refunds/sender.js';
import { payerAfterBooking } from '../../src/services/notices/payer-after-booking.js';
import { askRefund } from '../../src/services/refunds/ask-refund.js';
import { readRefundable } from '../../src/services/refunds/read-refundable.js';
import { saidRefunds } from '../../src/services/refunds/said-refunds.js';
import type { Pressed, Submitted } from '../../src/slack/receive/handlers.js';
import { beneathOf } from '../flow/beneath-of.js';
import { bookAmount } from '../flow/or-shown-anew.js';
import { actionIdOf, buttonValue } from '../flow/pressed-button.js';
import { secondPersonForTyped } from '../flow/second-person.js';
import { showNext } from '../flow/show-next.js';
import { shownClub } from '../flow/shown-club.js';
import { submitForm } from '../flow/submit-form.js';
import type { FormHandlers, Surroundings } from '../flow/surroundings.js';
import { filledAgain, notFilled } from '../forms/filled-amount.js';
import { recallPromise } from '../forms/kept-promise.js';
import { providerOf } from '../forms/sent-by.js';
import { refundButton, refundIds, refundTitle } from './ids.js';
import { type RefundForm, refundMetadata, refundModal, senderOf } from './modal.js';
import { loading, movedMeanwhile, refundAgain, refundRefused } from './notices.js';
import { parseRefund, type RefundFields, readRefund } from './read.js';
import { askedModal, askedOutcome } from './result.js';
import { howOf, lineOf, maximumOf } from './wish.js';

const nothingAsked = { notice: null, secondPerson: null, lookAlike: null } as const;

type Press = { actor: Actor; view: Submitted['view']; fields: RefundFields };

async function openRefund(surroundings: Surroundings, pressed: Pressed): Promise<void> {
  const { desk, edge } = surroundings;
  const paymentId = buttonValue(pressed.body);
  const beneath = beneathOf(surroundings, pressed.body);
  const next = { what: `Opening “${refundTitle}”`, title: refundTitle };
  await showNext(edge, pressed, next, async (actor) => {
    requireRight(actor, 'refund');
    const refundable = await readRefundable(desk, actor, paymentId);
    return refundModal({
      ...{ club: shownClub(desk), operationId: edge.mintOperationId(), paymentId, refundable },
      ...{
        how: howOf(refundable, null),
        line: null,
        amountText: '',
        filled: notFilled,
        sentBy: null,
        notifies: true,
      },
      ...{ ...nothingAsked, asked: null, beneath },
    });
  });
}

/** The form around the facts of now. */
async function formOf({ desk }: Surroundings, { actor, view, fields }: Press): Promise<RefundForm> {
  const kept = refundMetadata.read(view.private_metadata);
  const { operationId, paymentId, filled, asked, beneath } = kept;
  const refundable = await readRefundable(desk, actor, paymentId);
  return {
    ...{ club: shownClub(desk), operationId, paymentId, refundable, filled, beneath },
    how: howOf(refundable, fields.how ?? kept.how),
    line: lineOf(refundable, fields.line),
    amountText: fields.amountText ?? filled.text,
    ...{ ...nothingAsked, sentBy: fields.sentBy, notifies: fields.notifies, asked },
  };
}

/** Something was chosen, typed or filled in: the form shows what follows from it. */
async function refreshRefund(
  surroundings: Surroundings,
  { ack, body, client }: Pressed,
): Promise<void> {
  await ack();
  const request = { client, body, what: 'Showing the refund' };
  await surroundings.edge.refreshModal(request, async (actor, view) => {
    requireRight(actor, 'refund');
    const fields = readRefund(view.state.values);
    const form = await formOf(surroundings, { actor, view, fields });
    const { refundable, filled } = form;
    const { currency, payerId, id: invoiceId } = refundable.invoice;
    const isFull = actionIdOf(body) === refundIds.full;
    const amountText = isFull
      ? formatPlainAmount(maximumOf(refundable, form), currency)
      : form.amountText;
    const on = { act: 'refund', invoiceId } as const;
    const giving = { payerId, currency, amountText, on };
    return refundModal({
      ...form,
      amountText,
      filled: isFull ? filledAgain(filled, amountText) : filled,
      notice: movedMeanwhile(refundMetadata.read(view.private_metadata), form),
      secondPerson: await secondPersonForTyped(surroundings, actor, giving),
    });
  });
}

async function decide(surroundings: Surroundings, press: Press): Promise<FormAnswer> {
  const { desk } = surroundings;
  const { actor, view, fields } = press;
  requireRight(actor, 'refund');
  const kept = refundMetadata.read(view.private_metadata);
  const form = await formOf(surroundings, press);
  const { invoice, payerName } = form.refundable;
  const { currency } = invoice;
  const money = { currency, locale: desk.club.locale };
  // Without an amount field the form said why nothing can be sent back.
  const isShown = (fields.how ?? kept.how) === kept.how && fields.line === kept.line;
  if (fields.amountText === null || !isShown) {
    return refundAgain(form, { notice: loading }, kept.facts);
  }
  const { how, line } = kept;
  const { amount, reason } = parseRefund(fields, money);
  // As it was sent: a second press asks for the same, whoever could send it by now.
  const sentBy = fields.sentBy ?? senderOf(form);
  const input = {
    ...{ invoiceId: invoice.id, amount, line, how, reason },
    paymentId: how === 'cash' ? kept.paymentId : null,
    provider: providerOf(sentBy),
    ...{ noteToCustomer: '', notifyCustomer: false, notifyWhenSent: fields.notifies },
  };
  const isAsShown = kept.cash === form.refundable.cashDigest;
  const said = { facts: recallPromise(kept.facts).facts, left: BigInt(kept.left) };
  const { operationId, paymentId, asked: askedBefore } = kept;
  const { id: invoiceId, number: invoiceNumber } = invoice;
  return bookAmount(
    surroundings,
    { about: paymentId, askedBefore, amount, actor, operationId },
    {
      refused: async (refusal) =>
        refundRefused(await formOf(surroundings, press), refusal, kept.facts),
      again: async (ask) => refundAgain(await formOf(surroundings, press), ask, kept.facts),
      book: async (envelope) => {
        const refunds = saidRefunds(() => chosenBy(form, input), isAsShown);
        const promised = promisedRefund({ ...said, refunds }, { amount, how });
        const asked = await askRefund(desk, envelope, input, promised);
        const { mail } = await payerAfterBooking(desk, asked.payerId);
        const told = { mail, notifies: fields.notifies };
        const about = { club: shownClub(desk), payerName, invoiceId, invoiceNumber };
        const result = { ...asked, ...about, ...told };
        return { view: askedModal(result), told: askedOutcome(result) };
      },
    },
  );
}

/** Which payments the form says are sent back by whom. @throws CreditError */
function chosenBy(
  { refundable, club }: RefundForm,
  input: RefundWish & { provider: string | null },
) {
  const { payments } = proposeRefund(refundable, input);
  return sentFrom(payments, { provider: input.provider, today: club.today });
}

async function submitRefund(surroundings: Surroundings, submitted: Submitted): Promise<void> {
  const { view } = submitted;
  const fields = readRefund(view.state.values);
  await submitForm(surroundings, submitted, {
    what: 'Your refund',
    button: refundButton,
    fields: { amount: fields.amountBlock, line: refundIds.line },
    remembered: () => refundMetadata.read(view.private_metadata),
    decide: (actor) => decide(surroundings, { actor, view, fields }),
  });
}

export const submissions: FormHandlers['submissions'] = { [refundIds.callback]: submitRefund };

export const actions: FormHandlers['actions'] = {
  [refundIds.open]: openRefund,
  [refundIds.how]: refreshRefund,
  [refundIds.line]: refreshRefund,
  [refundIds.amount]: refreshRefund,
  [refundIds.full]: refreshRefund,
  [refundIds.sentBy]: refreshRefund,
};

export const searches: FormHandlers['searches'] = {};
