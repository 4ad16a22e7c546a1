import { formatAmount } from '../../src/domain/amounts/money.js';
import { CreditError } from '../../src/domain/errors.js';
import { requireRight } from '../../src/domain/people/permission.js';
import { ownId } from '../../src/domain/record-id.js';
import { invoiceDetails } from '../../src/services/invoices/invoice-details.js';
import { moveOverpayment } from '../../src/services/payments/move-overpayment.js';
import { payerNameAfterBooking } from '../../src/services/people/payer-names.js';
import type { Pressed, Submitted } from '../../src/slack/receive/handlers.js';
import { shownClub } from '../flow/shown-club.js';
import type { FormHandlers, Surroundings } from '../flow/surroundings.js';
import { openUndo, submitUndo } from '../flow/undo.js';
import { readReason } from '../forms/confirm.js';
import { moveOverpaymentButton, moveOverpaymentIds, moveOverpaymentTitle } from './ids.js';
import { moveOverpaymentModal } from './modal.js';
import { readMoveAmount } from './read.js';
import { movedOverpaymentModal } from './result.js';

async function openMoveOverpayment(surroundings: Surroundings, pressed: Pressed): Promise<void> {
  const { desk } = surroundings;
  await openUndo(surroundings, pressed, moveOverpaymentTitle, async (actor, place) => {
    requireRight(actor, 'move-overpayment');
    const details = await invoiceDetails(desk, actor, place.about);
    const { invoice, payerName: name } = details;
    const refusal =
      invoice.overpaid > 0n
        ? null
        : new CreditError('nothing-overpaid', { invoiceNumber: invoice.number }).sentence(
            desk.club.locale,
          );
    return moveOverpaymentModal({ invoice, payerName: name, refusal }, place, shownClub(desk));
  });
}

async function submitMoveOverpayment(
  surroundings: Surroundings,
  submitted: Submitted,
): Promise<void> {
  const { desk } = surroundings;
  const { locale } = desk.club;
  await submitUndo(surroundings, submitted, {
    what: 'Moving the overpayment',
    button: moveOverpaymentButton,
    amount: moveOverpaymentIds.amount,
    book: async (actor, place) => {
      const { operationId, about: invoiceId } = place;
      const { values } = submitted.view.state;
      const { invoice } = await invoiceDetails(desk, actor, invoiceId);
      const amount = readMoveAmount(values, { currency: invoice.currency, locale });
      const reason = readReason(values, moveOverpaymentIds.callback);
      const input = { invoiceId, amount, reason };
      const moved = await moveOverpayment(desk, { actor, operationId }, input);
      const name = await payerNameAfterBooking(desk, moved.payerId);
      const invoiceNumber = ownId(desk.club.id, invoiceId);
      const shown = { ...moved, invoiceNumber, payerName: name };
      return {
        view: movedOverpaymentModal(shown, place, shownClub(desk)),
        told: {
          title: `${formatAmount(amount, moved.currency, locale)} is account credit now`,
          text: `It was overpaid on ${invoiceNumber}; the balance of ${name} is ${formatAmount(moved.balance, moved.currency, locale)}.`,
        },
      };
    },
  });
}

export const submissions: FormHandlers['submissions'] = {
  [moveOverpaymentIds.callback]: submitMoveOverpayment,
};

export const actions: FormHandlers['actions'] = {
  [moveOverpaymentIds.open]: openMoveOverpayment,
};

export const searches: FormHandlers['searches'] = {};
