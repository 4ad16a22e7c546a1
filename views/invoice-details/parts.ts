import type { KnownBlock, SectionBlock } from '@slack/types';
import { entryOrigin } from '../../src/blocks/entry-words.js';
import { button, divider, entries, section } from '../../src/blocks/layout.js';
import { type ShownClub, wordsFor } from '../../src/blocks/words.js';
import type {
  ApplicationDetails,
  InvoiceDetails,
} from '../../src/services/invoices/invoice-details.js';
import { takeBackCreditIds } from '../take-back-credit/ids.js';
import { historyPart } from './history.js';
import { lineText } from './line-text.js';
import { movedBlock } from './moved-overpayments.js';
import { noteBlocks } from './note-blocks.js';
import { part } from './part.js';
import { paymentBlocks } from './payment-blocks.js';
import type { DetailsPages } from './place.js';
import { refundBlocks } from './refund-blocks.js';

export function invoiceParts(
  data: InvoiceDetails,
  pages: DetailsPages,
  club: ShownClub,
): KnownBlock[] {
  const { invoice } = data;
  return [
    divider,
    ...part('lines', {
      title: 'Lines',
      items: invoice.lines,
      pages,
      blocks: (items) => entries(items.map((line) => lineText(line, data, club))),
    }),
    ...part('payments', {
      title: 'Payments',
      none: 'No payment was received.',
      items: data.payments,
      pages,
      blocks: (items) => items.flatMap((payment) => paymentBlocks(payment, data, club)),
    }),
    ...part('refunds', {
      title: 'Refunds',
      items: data.refunds.toReversed(),
      pages,
      blocks: (items) => items.flatMap((refund) => refundBlocks(refund, data, club)),
    }),
    ...part('moved', {
      title: 'Overpayments moved',
      items: data.moved,
      pages,
      blocks: (items) => items.map((item) => movedBlock(item, data, club)),
    }),
    ...part('notes', {
      title: 'Credit notes',
      items: data.notes,
      pages,
      blocks: (items) => items.flatMap((item) => noteBlocks(item, club)),
    }),
    ...part('uses', {
      title: 'Account credit used here',
      items: data.applications,
      pages,
      blocks: (items) => items.map((item) => useBlock(item, club)),
    }),
    ...historyPart(data, pages, club),
  ];
}

function useBlock(shown: ApplicationDetails, club: ShownClub): SectionBlock {
  const { money } = wordsFor(club);
  const { entry, amount, expiresOnReturn, takeBackRefusal } = shown;
  const expired =
    expiresOnReturn > 0n
      ? `\n${money(expiresOnReturn, entry.currency)} of it would come back expired`
      : '';
  const text = `*${money(amount, entry.currency)}*\n${entryOrigin(entry, club)}${expired}`;
  if (takeBackRefusal !== null) return section(text);
  const spoken = `Take back ${money(amount, entry.currency)}`;
  return section(
    text,
    button({ text: 'Take back', actionId: takeBackCreditIds.open, value: entry.id, spoken }),
  );
}
