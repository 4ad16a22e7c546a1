import type { KnownBlock } from '@slack/types';
import { actions, button, section } from '../../src/blocks/layout.js';
import { requestInWords } from '../../src/blocks/request-words.js';
import { type ShownClub, wordsFor } from '../../src/blocks/words.js';
import { type Subject, subjectOf } from '../../src/domain/approvals/asked-twice.js';
import type { WaitingHere } from '../../src/services/approvals/waiting-on-invoice.js';
import type { InvoiceDetails } from '../../src/services/invoices/invoice-details.js';
import { requestIds } from '../forms/ids.js';
import { reviewButton } from '../forms/request-message.js';
import { part } from './part.js';
import type { DetailsPages } from './place.js';

/**
 * Whether an act on this invoice, or on a lot that it made, waits for a second person: it is not
 * offered once more until that is decided.
 */
export function isAskedFor(
  { waiting }: Pick<InvoiceDetails, 'waiting'>,
  act: Subject['act'],
  lotId: string | null = null,
): boolean {
  return waiting
    .map(({ request }) => subjectOf(request))
    .some((subject) => {
      return subject.act === act && subject.lotId === lotId;
    });
}

function blocksOf(
  { request, mayReview, isOwn }: WaitingHere,
  payerName: string,
  club: ShownClub,
): KnownBlock[] {
  const words = wordsFor(club);
  const since = words.time(request.askedAt);
  const text = `${requestInWords(request, payerName, words)}\n_Waits since ${since}. Nothing is booked yet._`;
  const withdraw = button({
    ...{ text: 'Withdraw', actionId: requestIds.withdraw, value: request.id },
    spoken: `Withdraw your request of ${since}`,
  });
  return [
    section(text, mayReview ? reviewButton(request.id, `the request of ${since}`) : undefined),
    ...actions(isOwn ? [withdraw] : []),
  ];
}

/** What waits for a second person on this invoice; nothing where nothing does. */
export function waitingPart(
  { waiting, payerName }: InvoiceDetails,
  pages: DetailsPages,
  club: ShownClub,
): KnownBlock[] {
  return part('waiting', {
    title: 'Waits for a second person',
    items: waiting,
    pages,
    blocks: (items) => items.flatMap((one) => blocksOf(one, payerName, club)),
  });
}
