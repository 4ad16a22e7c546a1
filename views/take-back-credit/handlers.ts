import { formatAmount } from '../../src/domain/amounts/money.js';
import { previewTakeBackCredit } from '../../src/services/credit/preview-take-back-credit.js';
import { takeBackCredit } from '../../src/services/credit/take-back-credit.js';
import { payerNameAfterBooking } from '../../src/services/people/payer-names.js';
import type { Pressed, Submitted } from '../../src/slack/receive/handlers.js';
import { shownClub } from '../flow/shown-club.js';
import type { FormHandlers, Surroundings } from '../flow/surroundings.js';
import { openUndo, submitUndo } from '../flow/undo.js';
import { readReason } from '../forms/confirm.js';
import { takeBackCreditButton, takeBackCreditIds, takeBackCreditTitle } from './ids.js';
import { takeBackModal } from './modal.js';
import { takenBackModal } from './result.js';

async function openTakeBack(surroundings: Surroundings, pressed: Pressed): Promise<void> {
  const { desk } = surroundings;
  await openUndo(surroundings, pressed, takeBackCreditTitle, async (actor, place) => {
    const preview = await previewTakeBackCredit(desk, actor, place.about);
    return takeBackModal(preview, place, shownClub(desk));
  });
}

async function submitTakeBack(surroundings: Surroundings, submitted: Submitted): Promise<void> {
  const { desk } = surroundings;
  await submitUndo(surroundings, submitted, {
    what: 'Taking back credit',
    button: takeBackCreditButton,
    book: async (actor, place) => {
      const reason = readReason(submitted.view.state.values, takeBackCreditIds.callback);
      const { operationId, about: applicationId } = place;
      const taken = await takeBackCredit(desk, { actor, operationId }, { applicationId, reason });
      const shown = { ...taken, payerName: await payerNameAfterBooking(desk, taken.payerId) };
      const money = (amount: bigint) => formatAmount(amount, taken.currency, desk.club.locale);
      return {
        view: takenBackModal(shown, place, shownClub(desk)),
        told: {
          title: `${money(taken.returned)} taken back from ${taken.invoiceNumber}`,
          text: `${money(taken.outstanding)} is outstanding on it now; the balance is ${money(taken.balance)}.`,
        },
      };
    },
  });
}

export const submissions: FormHandlers['submissions'] = {
  [takeBackCreditIds.callback]: submitTakeBack,
};

export const actions: FormHandlers['actions'] = { [takeBackCreditIds.open]: openTakeBack };

export const searches: FormHandlers['searches'] = {};
