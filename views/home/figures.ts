import type { SectionBlock } from '@slack/types';
import { button, section } from '../../src/blocks/layout.js';
import { counted } from '../../src/blocks/text.js';
import { type ShownClub, wordsFor } from '../../src/blocks/words.js';
import type { ClubFigures, Figure } from '../../src/services/home-summary.js';
import { creditsGivenIds, inHandIds } from '../credit-lists/ids.js';
import { invoicesIds } from '../invoices/ids.js';

type Row = {
  label: string;
  figures: readonly Figure[];
  /** What a figure is counted over. */
  over?: 'on' | 'in';
  of: string;
  /** What the figure leaves out. */
  without?: string | undefined;
  /** What opens the list; `value` is what one would type behind the command. */
  list: { actionId: string; value?: string };
};

function rowOf(
  { label, figures, over = 'on', of, without, list }: Row,
  club: ShownClub,
): SectionBlock {
  const { money } = wordsFor(club);
  if (figures.length === 0) return section(`*${label}*  ·  none`);
  const sums = figures.map(
    ({ amount, currency, count }) => `*${money(amount, currency)}* ${over} ${counted(count, of)}`,
  );
  const left = without === undefined ? [] : [without];
  const text = [`*${label}*`, ...sums, ...left].join('  ·  ');
  return section(text, button({ text: 'See list', spoken: `See list: ${label}`, ...list }));
}

/** How the club stands: each figure opens the list of what it sums. */
export function figureRows(figures: ClubFigures, club: ShownClub): SectionBlock[] {
  const { owed, overdue, pending, inHand, credited, creditedSince } = figures;
  const invoices = (value: string) => ({ actionId: invoicesIds.open, value });
  const of = 'invoice';
  const since = wordsFor(club).date(creditedSince);
  const rows: Row[] = [
    {
      ...{ label: 'Owed', figures: owed, of, list: invoices('outstanding') },
      without: pending.length === 0 ? undefined : 'without what has a payment on its way',
    },
    { label: 'Overdue', figures: overdue, of, list: invoices('overdue') },
    { label: 'Payment on its way', figures: pending, of, list: invoices('pending') },
    {
      label: 'Account credit in hand',
      figures: inHand,
      ...{ over: 'in', of: 'account' },
      list: { actionId: inHandIds.open },
    },
    {
      label: `Credited since ${since}`,
      figures: credited,
      of: 'credit note',
      list: { actionId: creditsGivenIds.open },
    },
  ];
  return rows.map((row) => rowOf(row, club));
}
