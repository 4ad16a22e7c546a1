import { formatAmount } from '../../src/domain/amounts/money.js';
import { previewTakeBackCredit } from '../../src/services/credit/preview-take-back-credit.js';
import { takeBackCredit } from '../../src/services/credit/take-back-credit.js';
import type { ActionHandler, SubmitHandler } from '../../src/slack/receive/handlers.js';
import { shownClub } from '../flow/shown-club.js';
import type { Surroundings } from '../flow/surroundings.js';
import { readReason } from '../forms/confirm.js';
import { openUndo, payerName, submitUndo } from '../undo/submit.js';
import { takeBackIds, takeBackModal, takenBackModal } from './modal.js';

export function openTakeBack(surroundings: Surroundings): ActionHandler {
  const { desk } = surroundings;
  return (args) =>
    openUndo(surroundings, args, 'Take back credit', async (actor, place) => {
      const preview = await previewTakeBackCredit(desk, actor, place.about);
      return takeBackModal(preview, place, shownClub(desk));
    });
}

export function submitTakeBack(surroundings: Surroundings): SubmitHandler {
  const { desk } = surroundings;
  return (args) =>
    submitUndo(surroundings, args, {
      what: 'Taking back credit',
      button: 'Take back',
      book: async (actor, place) => {
        const reason = readReason(args.view.state.values, takeBackIds.callback);
        const { operationId, about: applicationId } = place;
        const taken = await takeBackCredit(desk, { actor, operationId }, { applicationId, reason });
        const shown = { ...taken, payerName: await payerName(surroundings, actor, taken.payerId) };
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
