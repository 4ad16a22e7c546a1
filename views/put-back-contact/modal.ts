import type { ModalView } from '@slack/types';
import { header, section } from '../../src/blocks/layout.js';
import { type PutBackCounts, putBackTexts } from '../../src/blocks/put-back-words.js';
import { counted, listed, safe, safeSentence } from '../../src/blocks/text.js';
import { type ShownClub, type Words, wordsFor } from '../../src/blocks/words.js';
import type { PutBack } from '../../src/domain/sessions/leaving/put-back.js';
import type { PutBackPreview } from '../../src/services/sessions/leaving/preview-put-back-contact.js';
import { type ConfirmPlace, confirmModal, points } from '../forms/confirm.js';
import { putBackContactButton, putBackContactIds, putBackContactTitle } from './ids.js';

function countsOf(plan: PutBack): PutBackCounts {
  const { places, lost, usesTaken, usesMissing, orders } = plan;
  return {
    ...{ places: places.length, lost, orders: orders.length },
    ...{ usesTaken: usesTaken.length, usesMissing: usesMissing.length },
  };
}

const shownAtMost = 8;

/** The first few of them, and how many there are beside these. */
function some(texts: readonly string[]): string {
  const shown = texts.slice(0, shownAtMost);
  const more = texts.length - shown.length;
  return listed(more > 0 ? [...shown, `${counted(more, 'other')}`] : shown);
}

function creditText({ given }: PutBackPreview, { money }: Words): string {
  return given === null
    ? 'No credit was given for leaving.'
    : `The ${money(given.amount, given.currency)} of credit that was given for leaving stays. To take it back, void the credit note.`;
}

function facts(preview: PutBackPreview, plan: PutBack, words: Words): string[] {
  const { name, productName, missingAt, ordersDueOn } = preview;
  const until = plan.until === null ? 'without an end' : `until ${words.date(plan.until)}`;
  return [
    `*${safe(name)}* is on *${safe(productName)}* again, ${until} as before.`,
    ...putBackTexts(countsOf(plan)),
    ...(missingAt.length > 0
      ? [`No use is left for ${some(missingAt.map((at) => words.time(at)))}.`]
      : []),
    ...(ordersDueOn.length > 0
      ? [`The orders are due on ${some(ordersDueOn.map((day) => words.date(day)))}.`]
      : []),
    ...(plan.ordersLeft > 0
      ? [
          `Left as they are, since they were invoiced or changed since: ${counted(plan.ordersLeft, 'order')}.`,
        ]
      : []),
    creditText(preview, words),
    'Nobody is told. Please tell the family yourself.',
  ];
}

/** What putting somebody back would do; no money moves by it. */
export function putBackContactModal(
  preview: PutBackPreview,
  place: ConfirmPlace,
  club: ShownClub,
): ModalView {
  const words = wordsFor(club);
  const { plan, refusal, name } = preview;
  return confirmModal({
    callbackId: putBackContactIds.callback,
    title: putBackContactTitle,
    submit: plan === null ? null : putBackContactButton,
    place,
    hint: 'For example: removed by mistake',
    blocks: [
      header(`Put back ${name}`),
      plan === null
        ? section(safeSentence(refusal ?? 'This cannot be done now.'))
        : points(facts(preview, plan, words)),
    ],
  });
}
