import { formatAmount } from '../../src/domain/amounts/money.js';
import { standing } from '../../src/domain/credit/credit-note.js';
import { requireRight } from '../../src/domain/people/permission.js';
import { invoiceDetails } from '../../src/services/invoices/invoice-details.js';
import { voidInvoice } from '../../src/services/invoices/void-invoice.js';
import type { ActionHandler, SubmitHandler } from '../../src/slack/receive/handlers.js';
import { shownClub } from '../flow/shown-club.js';
import type { Surroundings } from '../flow/surroundings.js';
import { readReason } from '../forms/confirm.js';
import { openUndo, payerName, submitUndo } from '../undo/submit.js';
import { voidedInvoiceModal, voidInvoiceIds, voidInvoiceModal } from './modal.js';

export function openVoidInvoice(surroundings: Surroundings): ActionHandler {
  const { desk } = surroundings;
  return (args) =>
    openUndo(surroundings, args, 'Void invoice', async (actor, place) => {
      requireRight(actor, 'void-invoice');
      const details = await invoiceDetails(desk, actor, place.about);
      const { invoice, notes, voidRefusal: refusal } = details;
      const noteNumbers = notes
        .filter(({ note }) => standing(note).toInvoice > 0n)
        .map(({ note }) => note.number);
      const shown = { invoice, payerName: details.payerName, noteNumbers, refusal };
      return voidInvoiceModal(shown, place, shownClub(desk));
    });
}

export function submitVoidInvoice(surroundings: Surroundings): SubmitHandler {
  const { desk } = surroundings;
  return (args) =>
    submitUndo(surroundings, args, {
      what: 'Voiding the invoice',
      button: 'Void invoice',
      book: async (actor, place) => {
        const reason = readReason(args.view.state.values, voidInvoiceIds.callback);
        const { operationId, about: invoiceId } = place;
        const voided = await voidInvoice(desk, { actor, operationId }, { invoiceId, reason });
        const name = await payerName(surroundings, actor, voided.payerId);
        const returned = formatAmount(voided.returned, voided.currency, desk.club.locale);
        return {
          view: voidedInvoiceModal(
            { ...voided, invoiceId, payerName: name },
            place,
            shownClub(desk),
          ),
          told: {
            title: `Invoice ${voided.invoiceNumber} is void`,
            text: `${returned} of account credit went back to ${name}.`,
          },
        };
      },
    });
}
