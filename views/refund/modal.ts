import type { InputBlock, KnownBlock, ModalView } from '@slack/types';
import { z } from 'zod';
import { input } from '../../src/blocks/inputs.js';
import { context, modal, section, textInput } from '../../src/blocks/layout.js';
import { safeSentence } from '../../src/blocks/text.js';
import { option } from '../../src/blocks/text-objects.js';
import { type ShownClub, type Words, wordsFor } from '../../src/blocks/words.js';
import { exampleAmount } from '../../src/domain/amounts/amount-words.js';
import { longestReason } from '../../src/domain/credit/credit-note.js';
import type { Refundable } from '../../src/services/refunds/read-refundable.js';
import { type Beneath, beneathShape } from '../forms/beneath.js';
import { disputedWords } from '../forms/disputed-words.js';
import { type FilledAmount, filledAmountShape, typedAmountInput } from '../forms/filled-amount.js';
import { keepPromise, keptPromiseShape } from '../forms/kept-promise.js';
import { lineInput } from '../forms/line-input.js';
import { type LookAlike, lookAlikeBlocks } from '../forms/look-alike.js';
import { notifyWhenSent } from '../forms/notify-when-sent.js';
import { operationIdShape, privateMetadata } from '../forms/private-metadata.js';
import { byPeople, chosenSender, type SentBy, sendersOf, sentByInput } from '../forms/sent-by.js';
import { aboutPayment, effectOfRefund, figuresText, routeText } from './facts.js';
import { refundButton, refundIds, refundTitle } from './ids.js';
import { lookAlikeWords } from './look-alike.js';
import { splitBlock } from './split.js';
import { canChooseHow, type How, leftOf, maximumOf } from './wish.js';

const minor = z.string().regex(/^[0-9]{1,20}$/);

export const refundMetadata = privateMetadata(4, {
  operationId: operationIdShape,
  paymentId: z.string().min(1),
  /** What the form shows: its words follow from these. */
  how: z.enum(['proposed', 'cash']),
  line: z.int().min(1).nullable(),
  facts: keptPromiseShape,
  left: minor,
  /** By which it is known whether the payments stand as they did. */
  cash: z.string().max(100),
  filled: filledAmountShape,
  /** The look-alike refund that was asked about once. */
  asked: z.string().nullable(),
  beneath: beneathShape,
});

export type RefundForm = {
  club: ShownClub;
  operationId: string;
  paymentId: string;
  refundable: Refundable;
  how: How;
  /** One line's number, or null for the whole invoice. */
  line: number | null;
  amountText: string;
  filled: FilledAmount;
  sentBy: SentBy | null;
  /** Whether the payer is mailed once a provider has sent it. */
  notifies: boolean;
  /** A sentence on top about what has to be looked at again. */
  notice: string | null;
  /** What is said of a second person, above the button; null where one person may do it. */
  secondPerson: string | null;
  lookAlike: LookAlike | null;
  asked: string | null;
  beneath: Beneath;
};

function sendersIn({ refundable, club }: Pick<RefundForm, 'refundable' | 'club'>) {
  const { chosen } = refundable;
  return chosen === null ? byPeople : sendersOf(chosen, club.today);
}

/** Who sends it: what was chosen, else what is proposed first. */
export function senderOf(form: Pick<RefundForm, 'refundable' | 'club' | 'sentBy'>): SentBy {
  return chosenSender(sendersIn(form), form.sentBy);
}

const hows: Record<How, string> = {
  proposed: 'Lower what is owed first, and send only the rest back',
  cash: 'Send this payment back, although something is still owed',
};

function howInput({ refundable, how }: RefundForm): InputBlock[] {
  if (!canChooseHow(refundable)) return [];
  const options = [option(hows.proposed, 'proposed'), option(hows.cash, 'cash')];
  const initial = option(hows[how], how);
  return [
    input({
      id: refundIds.how,
      label: 'How',
      dispatch: true,
      element: { type: 'radio_buttons', options, initial_option: initial },
    }),
  ];
}

/** Of an invoice with one line the whole is all there is to choose. */
function lineInputs({ refundable, line }: RefundForm, words: Words): InputBlock[] {
  if (refundable.invoice.lines.length < 2) return [];
  const ids = { block: refundIds.line, action: refundIds.line };
  return [lineInput(refundable, { ...ids, chosen: line }, words)];
}

function amountBlocks(form: RefundForm, words: Words): KnownBlock[] {
  const { refundable, amountText, filled, club, how, line, secondPerson, notifies } = form;
  const { payerName, whenSent } = refundable;
  const { currency } = refundable.invoice;
  const most = words.money(maximumOf(refundable, form), currency);
  const hint = `${currency}, for example ${exampleAmount(currency)}. At most ${most}.`;
  return [
    ...lineInputs(form, words),
    typedAmountInput(filled, { id: refundIds.amount, hint }),
    ...(secondPerson === null ? [] : [section(`*${safeSentence(secondPerson)}*`)]),
    splitBlock(refundable, { how, line, amountText, sentBy: senderOf(form) }, club, words),
    sentByInput(sendersIn(form), { id: refundIds.sentBy, chosen: senderOf(form), dispatch: true }),
    ...notifyWhenSent(whenSent, { id: refundIds.notify, payerName, chosen: notifies }),
    textInput({
      id: refundIds.reason,
      label: 'Reason',
      hint: 'For example: class cancelled. It is kept in the history.',
      maxLength: longestReason,
    }),
  ];
}

/** Why nothing can be sent back now, in words; null where something can. */
export function blockedBy({ refundable, how }: Pick<RefundForm, 'refundable' | 'how'>) {
  const all = { how, line: null };
  if (refundable.refusal !== null) return refundable.refusal;
  const { chosen } = refundable;
  if (chosen === null) return 'This payment was not received. Nothing can be sent back.';
  if (maximumOf(refundable, all) > 0n) return null;
  if (chosen.disputed) return disputedWords;
  return 'Nothing of this payment can be sent back: it was refunded, credited or became account credit.';
}

function lookAlikeBlocksOf({ lookAlike, refundable }: RefundForm, words: Words): KnownBlock[] {
  if (lookAlike === null) return [];
  return lookAlikeBlocks(lookAlike, lookAlikeWords(lookAlike, refundable, words));
}

/** Sends a payment back: what that does, what it costs, and what is still to be filled in. */
export function refundModal(form: RefundForm): ModalView {
  const { club, refundable, how, line, operationId, paymentId, filled, asked, beneath } = form;
  const { notice } = form;
  const words = wordsFor(club);
  const blocked = blockedBy(form);
  const about = section(
    [aboutPayment(refundable, words), figuresText(refundable, words)].join('\n'),
  );
  const metadata = refundMetadata.write({
    ...{ operationId, paymentId, how, line, filled, asked, beneath },
    facts: keepPromise({ facts: refundable.facts, promised: {} }),
    left: `${leftOf(refundable, how)}`,
    cash: refundable.cashDigest,
  });
  const notices = notice === null ? [] : [section(`*${safeSentence(notice)}*`)];
  const shape = { title: refundTitle, callbackId: refundIds.callback, metadata, close: 'Cancel' };
  if (blocked !== null) {
    const why = section(`*${safeSentence(blocked)}*`);
    return modal({ ...shape, blocks: [...notices, why, about] });
  }
  return modal({
    ...shape,
    submit: refundButton,
    blocks: [
      ...notices,
      ...lookAlikeBlocksOf(form, words),
      about,
      ...howInput(form),
      section(effectOfRefund(refundable, form, words)),
      ...routeText(refundable, senderOf(form), club, words).map(context),
      ...amountBlocks(form, words),
    ],
  });
}
