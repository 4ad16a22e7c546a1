import type { ModalView } from '@slack/types';
import { z } from 'zod';
import { header, modal, section } from '../../src/blocks/layout.js';
import { sessionText } from '../../src/blocks/session-words.js';
import { counted, listed, safe, safeSentence } from '../../src/blocks/text.js';
import { type ShownClub, wordsFor } from '../../src/blocks/words.js';
import type {
  ReinstatePreview,
  ShownReinstatement,
} from '../../src/services/sessions/cancelling/preview-reinstate-session.js';
import { beneathShape } from '../forms/beneath.js';
import { points } from '../forms/confirm.js';
import { operationIdShape, privateMetadata } from '../forms/private-metadata.js';
import { reinstateFormTitle, reinstateIds, reinstateTitle } from './ids.js';

export const reinstateMetadata = privateMetadata(1, {
  operationId: operationIdShape,
  sessionId: z.string().min(1).max(200),
  /** What the form said, for comparison only: a name more or less is another form. */
  said: z.string().max(200),
  beneath: beneathShape,
});

export type ReinstatePlace = ReturnType<typeof reinstateMetadata.read>;

/** More names than these are counted only. */
const namesShown = 10;

function namesText(names: readonly string[]): string {
  const more = names.length - namesShown;
  const shown = names.slice(0, namesShown).map((name) => safe(name));
  return listed([...shown, ...(more > 0 ? [`${more} more`] : [])]);
}

/** The figures of what a form says, short enough to travel with it. */
export function saidOf(shown: ShownReinstatement): string {
  const { number, usesTaken, usesMissing, ordersRestored, ordersInvoiced, notGiven } = shown;
  const counts = [number, usesTaken, usesMissing.length, ordersRestored, ordersInvoiced.length];
  return [...counts, notGiven].join(' ');
}

/** What reinstating does to passes and orders; beforehand, and in the same words afterwards. */
export function effectPoints(shown: Omit<ShownReinstatement, 'number' | 'notGiven'>): string[] {
  const { usesTaken, usesMissing, ordersRestored, ordersInvoiced } = shown;
  return [
    ...(usesTaken > 0
      ? [
          `${counted(usesTaken, 'use of a pass', 'uses of passes')} ${usesTaken === 1 ? 'is' : 'are'} taken again.`,
        ]
      : []),
    ...(usesMissing.length > 0
      ? [
          `No use is left on the ${usesMissing.length === 1 ? 'pass' : 'passes'} of ${namesText(usesMissing)}: they come without one, unless you agree something else.`,
        ]
      : []),
    ...(ordersRestored > 0
      ? [
          `${counted(ordersRestored, 'order gets', 'orders get')} back what fell. What somebody has changed in your billing system already comes under *Change in your billing system*.`,
        ]
      : []),
    ...(ordersInvoiced.length > 0
      ? [
          `The order of ${namesText(ordersInvoiced)} was invoiced meanwhile, so it stays as it was invoiced.`,
        ]
      : []),
  ];
}

/** What letting a cancelled session take place again would do. */
export function reinstateModal(
  { session, shown, given, unsent }: ReinstatePreview,
  place: ReinstatePlace,
  { club, notice }: { club: ShownClub; notice: string | null },
): ModalView {
  const { money } = wordsFor(club);
  const sums = listed(given.map(({ amount, currency }) => money(amount, currency)));
  const facts = [
    sums === ''
      ? 'No credit or refund was given for it.'
      : `${sums} was given for it, and stays given: nothing is taken back.`,
    ...(unsent.length === 0
      ? []
      : [
          `Refunds of ${listed(unsent.map(({ amount, currency }) => money(amount, currency)))} among it are not sent yet. They are sent all the same: mark them as *Could not be done* under *Refunds to do* in \`/credit-desk\` first, where they should not be.`,
        ]),
    ...(shown.notGiven > 0
      ? [
          `${counted(shown.notGiven, 'attendee')} had not got anything yet, and will not get it any more.`,
        ]
      : []),
    ...effectPoints(shown),
    'Nobody is told by it. Please tell the attendees yourself.',
  ];
  return modal({
    title: reinstateFormTitle,
    callbackId: reinstateIds.callback,
    metadata: reinstateMetadata.write({ ...place, said: saidOf(shown) }),
    submit: reinstateTitle,
    close: 'Back',
    blocks: [
      ...(notice === null ? [] : [section(`*${safeSentence(notice)}*`)]),
      header('The session takes place again'),
      section(sessionText(session, club)),
      points(facts),
    ],
  });
}
