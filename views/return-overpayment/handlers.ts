import { formatAmount } from '../../src/domain/amounts/money.js';
import { ownId } from '../../src/domain/record-id.js';
import { previewReturnOverpayment } from '../../src/services/payments/preview-return-overpayment.js';
import { returnOverpayment } from '../../src/services/payments/return-overpayment.js';
import { readPayerName } from '../../src/services/people/payer-names.js';
import type { Pressed, Submitted } from '../../src/slack/receive/handlers.js';
import { shownClub } from '../flow/shown-club.js';
import type { FormHandlers, Surroundings } from '../flow/surroundings.js';
import { openUndo, submitUndo } from '../flow/undo.js';
import { readReason } from '../forms/confirm.js';
import { typedText } from '../forms/form-values.js';
import { requireTypedAmount } from '../forms/typed-amount-field.js';
import { returnOverpaymentButton, returnOverpaymentIds, returnOverpaymentTitle } from './ids.js';
import { returnOverpaymentModal } from './modal.js';
import { returnedOverpaymentModal } from './result.js';

async function openReturn(surroundings: Surroundings, pressed: Pressed): Promise<void> {
  const { desk } = surroundings;
  await openUndo(surroundings, pressed, returnOverpaymentTitle, async (actor, place) => {
    const preview = await previewReturnOverpayment(desk, actor, place.about);
    return returnOverpaymentModal(preview, place, shownClub(desk));
  });
}

async function submitReturn(surroundings: Surroundings, submitted: Submitted): Promise<void> {
  const { desk } = surroundings;
  const { callback, amount: block } = returnOverpaymentIds;
  const { locale } = desk.club;
  await submitUndo(surroundings, submitted, {
    what: 'Returning the overpayment',
    button: returnOverpaymentButton,
    amount: block,
    book: async (actor, place) => {
      const { operationId, about: lotId } = place;
      const { values } = submitted.view.state;
      const { invoice } = await previewReturnOverpayment(desk, actor, lotId);
      const { currency } = invoice;
      const typed = { block, text: typedText(values, block) };
      const amount = requireTypedAmount(typed, { currency, locale });
      const input = { lotId, amount, reason: readReason(values, callback) };
      const returned = await returnOverpayment(desk, { actor, operationId }, input);
      const shown = {
        ...returned,
        invoiceNumber: ownId(desk.club.id, returned.invoiceId),
        payerName: await readPayerName(desk, returned.payerId),
      };
      const money = (value: bigint) => formatAmount(value, currency, locale);
      return {
        view: returnedOverpaymentModal(shown, place, shownClub(desk)),
        told: {
          title: `${money(returned.amount)} was returned to ${shown.invoiceNumber}`,
          text: `The balance of ${shown.payerName} is ${money(returned.balance)}.`,
        },
      };
    },
  });
}

export const submissions: FormHandlers['submissions'] = {
  [returnOverpaymentIds.callback]: submitReturn,
};

export const actions: FormHandlers['actions'] = { [returnOverpaymentIds.open]: openReturn };

export const searches: FormHandlers['searches'] = {};
