import { formatAmount } from '../../src/domain/amounts/money.js';
import { previewWithdrawOpeningCredit } from '../../src/services/credit/preview-withdraw-opening-credit.js';
import { withdrawOpeningCredit } from '../../src/services/credit/withdraw-opening-credit.js';
import { readPayerName } from '../../src/services/people/payer-names.js';
import type { Pressed, Submitted } from '../../src/slack/receive/handlers.js';
import { shownClub } from '../flow/shown-club.js';
import type { FormHandlers, Surroundings } from '../flow/surroundings.js';
import { openUndo, submitUndo } from '../flow/undo.js';
import { readReason } from '../forms/confirm.js';
import { typedText } from '../forms/form-values.js';
import { requireTypedAmount } from '../forms/typed-amount-field.js';
import {
  withdrawOpeningCreditButton,
  withdrawOpeningCreditIds,
  withdrawOpeningCreditTitle,
} from './ids.js';
import { withdrawOpeningCreditModal } from './modal.js';
import { withdrawnModal } from './result.js';

async function openWithdraw(surroundings: Surroundings, pressed: Pressed): Promise<void> {
  const { desk } = surroundings;
  await openUndo(surroundings, pressed, withdrawOpeningCreditTitle, async (actor, place) => {
    const preview = await previewWithdrawOpeningCredit(desk, actor, place.about);
    return withdrawOpeningCreditModal(preview, place, shownClub(desk));
  });
}

async function submitWithdraw(surroundings: Surroundings, submitted: Submitted): Promise<void> {
  const { desk } = surroundings;
  const { callback, amount: block } = withdrawOpeningCreditIds;
  const { locale } = desk.club;
  await submitUndo(surroundings, submitted, {
    what: 'Taking credit out',
    button: withdrawOpeningCreditButton,
    amount: block,
    book: async (actor, place) => {
      const { operationId, about: lotId } = place;
      const { values } = submitted.view.state;
      const { currency } = await previewWithdrawOpeningCredit(desk, actor, lotId);
      const typed = { block, text: typedText(values, block) };
      const amount = requireTypedAmount(typed, { currency, locale });
      const input = { lotId, amount, reason: readReason(values, callback) };
      const taken = await withdrawOpeningCredit(desk, { actor, operationId }, input);
      const payerName = await readPayerName(desk, taken.payerId);
      const money = (value: bigint) => formatAmount(value, currency, locale);
      return {
        view: withdrawnModal({ ...taken, payerName }, place, shownClub(desk)),
        told: {
          title: `${money(taken.amount)} of account credit was taken out`,
          text: `The balance of ${payerName} is ${money(taken.balance)}.`,
        },
      };
    },
  });
}

export const submissions: FormHandlers['submissions'] = {
  [withdrawOpeningCreditIds.callback]: submitWithdraw,
};

export const actions: FormHandlers['actions'] = {
  [withdrawOpeningCreditIds.open]: openWithdraw,
};

export const searches: FormHandlers['searches'] = {};
