import type { ModalView } from '@slack/types';
import { FieldErrors } from '../../src/blocks/field-errors.js';
import { actions, button, context, header, section, textInput } from '../../src/blocks/layout.js';
import { safe, safeSentence } from '../../src/blocks/text.js';
import { type ShownClub, wordsFor } from '../../src/blocks/words.js';
import { formatPlainAmount } from '../../src/domain/amounts/money.js';
import { parseTypedAmount, writesDecimalComma } from '../../src/domain/amounts/typed-amount.js';
import type { Invoice } from '../../src/domain/invoices/invoice.js';
import {
  type ConfirmPlace,
  confirmModal,
  type FormValues,
  points,
  resultModal,
} from '../forms/confirm.js';
import { undoIds } from '../invoice-details/ids.js';

export const moveOverpaymentIds = {
  callback: 'move-overpayment',
  open: undoIds.moveOverpayment,
  amount: 'move-overpayment.amount',
} as const;

const amountChars = 30;

/** Amounts in minor units of the invoice's currency. */
export type MoveOverpaymentData = {
  invoice: Invoice;
  payerName: string;
  refusal: string | null;
};

export function moveOverpaymentModal(
  data: MoveOverpaymentData,
  place: ConfirmPlace,
  club: ShownClub,
): ModalView {
  const { money } = wordsFor(club);
  const { invoice, payerName, refusal } = data;
  const { overpaid, currency } = invoice;
  const amount = textInput({
    id: moveOverpaymentIds.amount,
    label: 'Amount',
    hint: `In ${currency}, at most ${money(overpaid, currency)}`,
    initial: formatPlainAmount(overpaid, currency),
    maxLength: amountChars,
  });
  return confirmModal({
    callbackId: moveOverpaymentIds.callback,
    title: 'Move overpayment',
    submit: refusal === null ? 'Move overpayment' : null,
    place,
    hint: 'For example: paid twice by mistake',
    blocks: [
      header(`Move overpayment of ${invoice.number}`),
      refusal === null
        ? points([
            `*${money(overpaid, currency)}* is overpaid on ${safe(invoice.number)}.`,
            `What you move becomes account credit of ${safe(payerName)}, used on the next auto-collect invoice or where you apply it.`,
            'No money leaves the club.',
          ])
        : section(safeSentence(refusal)),
      ...(refusal === null ? [amount] : []),
    ],
  });
}

/** The amount that was typed, in minor units. @throws FieldErrors with what to type instead */
export function readMoveAmount(
  values: FormValues,
  money: { currency: string; locale: string },
): bigint {
  const id = moveOverpaymentIds.amount;
  const decimalComma = writesDecimalComma(money.locale);
  const typed = parseTypedAmount(values[id]?.[id]?.value ?? '', money.currency, { decimalComma });
  if (!typed.ok) throw new FieldErrors({ [id]: typed.sentence });
  return typed.amountMinor;
}

/** Amounts in minor units of `currency`. */
export type MovedOverpaymentData = { currency: string; amount: bigint; balance: bigint };

export function movedOverpaymentModal(
  data: MovedOverpaymentData & { invoiceId: string; invoiceNumber: string; payerName: string },
  place: ConfirmPlace,
  club: ShownClub,
): ModalView {
  const { money } = wordsFor(club);
  const { invoiceId, invoiceNumber, payerName, currency, amount, balance } = data;
  const see = button({ text: 'See invoice', actionId: undoIds.details, value: invoiceId });
  return resultModal({
    title: 'Overpayment moved',
    place,
    blocks: [
      header(`${money(amount, currency)} is account credit now`),
      points([
        `It was overpaid on ${safe(invoiceNumber)}.`,
        `The balance of ${safe(payerName)} is *${money(balance, currency)}* now.`,
      ]),
      context('It is used on the next auto-collect invoice, or where you apply it.'),
      ...actions(place.full || place.below === null ? [see] : []),
    ],
  });
}
