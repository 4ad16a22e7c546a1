import { formatAmount } from '../../src/domain/amounts/money.js';
import { standing } from '../../src/domain/credit/credit-note.js';
import { requireRight } from '../../src/domain/people/permission.js';
import { invoiceDetails } from '../../src/services/invoices/invoice-details.js';
import { voidInvoice } from '../../src/services/invoices/void-invoice.js';
import { readPayerName } from '../../src/services/people/payer-names.js';
import type { Pressed, Submitted } from '../../src/slack/receive/handlers.js';
import { shownClub } from '../flow/shown-club.js';
import type { FormHandlers, Surroundings } from '../flow/surroundings.js';
import { openUndo, submitUndo } from '../flow/undo.js';
import { readReason } from '../forms/confirm.js';
import { voidInvoiceButton, voidInvoiceIds, voidInvoiceTitle } from './ids.js';
import { voidInvoiceModal } from './modal.js';
import { voidedInvoiceModal } from './result.js';

async function openVoidInvoice(surroundings: Surroundings, pressed: Pressed): Promise<void> {
  const { desk } = surroundings;
  await openUndo(surroundings, pressed, voidInvoiceTitle, async (actor, place) => {
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

async function submitVoidInvoice(surroundings: Surroundings, submitted: Submitted): Promise<void> {
  const { desk } = surroundings;
  await submitUndo(surroundings, submitted, {
    what: 'Voiding the invoice',
    button: voidInvoiceButton,
    book: async (actor, place) => {
      const reason = readReason(submitted.view.state.values, voidInvoiceIds.callback);
      const { operationId, about: invoiceId } = place;
      const voided = await voidInvoice(desk, { actor, operationId }, { invoiceId, reason });
      const name = await readPayerName(desk, voided.payerId);
      const returned = formatAmount(voided.returned, voided.currency, desk.club.locale);
      const shown = { ...voided, invoiceId, payerName: name };
      return {
        view: voidedInvoiceModal(shown, place, shownClub(desk)),
        told: {
          title: `Invoice ${voided.invoiceNumber} is void`,
          text: `${returned} of account credit went back to ${name}.`,
        },
      };
    },
  });
}

export const submissions: FormHandlers['submissions'] = {
  [voidInvoiceIds.callback]: submitVoidInvoice,
};

export const actions: FormHandlers['actions'] = { [voidInvoiceIds.open]: openVoidInvoice };

export const searches: FormHandlers['searches'] = {};
