import { formatAmount } from '../../src/domain/amounts/money.js';
import { previewVoidInvoice } from '../../src/services/invoices/preview-void-invoice.js';
import { voidInvoice } from '../../src/services/invoices/void-invoice.js';
import { payerNameAfterBooking } from '../../src/services/people/payer-names.js';
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
    const preview = await previewVoidInvoice(desk, actor, place.about);
    return voidInvoiceModal(preview, place, shownClub(desk));
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
      const name = await payerNameAfterBooking(desk, voided.payerId);
      const money = (amount: bigint) => formatAmount(amount, voided.currency, desk.club.locale);
      const lost = voided.expired > 0n ? ` ${money(voided.expired)} of it came back expired.` : '';
      const shown = { ...voided, invoiceId, payerName: name };
      return {
        view: voidedInvoiceModal(shown, place, shownClub(desk)),
        told: {
          title: `Invoice ${voided.invoiceNumber} is void`,
          text: `${money(voided.returned)} of account credit went back to ${name}.${lost}`,
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
