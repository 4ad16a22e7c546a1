import { formatAmount } from '../../src/domain/amounts/money.js';
import { CreditError } from '../../src/domain/errors.js';
import { requireRight } from '../../src/domain/people/permission.js';
import { ownId } from '../../src/domain/record-id.js';
import { invoiceDetails } from '../../src/services/invoices/invoice-details.js';
import { moveOverpayment } from '../../src/services/payments/move-overpayment.js';
import type { ActionHandler, SubmitHandler } from '../../src/slack/receive/handlers.js';
import { shownClub } from '../flow/shown-club.js';
import type { Surroundings } from '../flow/surroundings.js';
import { readReason } from '../forms/confirm.js';
import { openUndo, payerName, submitUndo } from '../undo/submit.js';
import {
  movedOverpaymentModal,
  moveOverpaymentIds,
  moveOverpaymentModal,
  readMoveAmount,
} from './modal.js';

export function openMoveOverpayment(surroundings: Surroundings): ActionHandler {
  const { desk } = surroundings;
  return (args) =>
    openUndo(surroundings, args, 'Move overpayment', async (actor, place) => {
      requireRight(actor, 'move-overpayment');
      const details = await invoiceDetails(desk, actor, place.about);
      const { invoice } = details;
      const refusal =
        invoice.overpaid > 0n
          ? null
          : new CreditError('nothing-overpaid', { invoiceNumber: invoice.number }).sentence(
              desk.club.locale,
            );
      const shown = { invoice, payerName: details.payerName, refusal };
      return moveOverpaymentModal(shown, place, shownClub(desk));
    });
}

export function submitMoveOverpayment(surroundings: Surroundings): SubmitHandler {
  const { desk } = surroundings;
  const { locale } = desk.club;
  return (args) =>
    submitUndo(surroundings, args, {
      what: 'Moving the overpayment',
      button: 'Move overpayment',
      amount: moveOverpaymentIds.amount,
      book: async (actor, place) => {
        const { operationId, about: invoiceId } = place;
        const { values } = args.view.state;
        const { invoice } = await invoiceDetails(desk, actor, invoiceId);
        const amount = readMoveAmount(values, { currency: invoice.currency, locale });
        const reason = readReason(values, moveOverpaymentIds.callback);
        const input = { invoiceId, amount, reason };
        const moved = await moveOverpayment(desk, { actor, operationId }, input);
        const name = await payerName(surroundings, actor, moved.payerId);
        const invoiceNumber = ownId(desk.club.id, invoiceId);
        return {
          view: movedOverpaymentModal(
            { ...moved, invoiceNumber, payerName: name },
            place,
            shownClub(desk),
          ),
          told: {
            title: `${formatAmount(amount, moved.currency, locale)} is account credit now`,
            text: `It was overpaid on ${invoiceNumber}; the balance of ${name} is ${formatAmount(moved.balance, moved.currency, locale)}.`,
          },
        };
      },
    });
}
