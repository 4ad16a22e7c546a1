import { formatAmount } from '../domain/amounts/money.js';
import type { NoteDocument, TaxedAmount } from '../domain/credit/note-document.js';
import type { Cursor } from './cursor.js';
import { type Lettering, page } from './sheet.js';

const right = page.width - page.margin;
/** Where the columns of figures end; what a line is for stands left of them. */
const ends = { rate: right - 226, net: right - 150, tax: right - 78, gross: right } as const;
const widths = { rate: 44, net: 72, tax: 68, gross: 74 } as const;
const wordsWidth = ends.rate - widths.rate - page.margin - 8;

/** The lines that were credited, each whole on its page, totals for each rate, and the whole. Credit has a minus. */
export function noteLines(cursor: Cursor, note: NoteDocument): void {
  const { sheet } = cursor;
  const strong = { weight: 'strong' } as const;
  const head = { words: 'What was credited', rate: 'Tax rate', net: 'Net', tax: 'Tax' };
  const heads = (height: number) => {
    figures(cursor, cursor.down(height), { ...head, gross: 'Credit' }, { ink: 'grey' });
    sheet.rule(cursor.down(6));
  };
  heads(32);
  for (const line of note.lines) {
    const { description, beneficiary } = line;
    const words = beneficiary === null ? [description] : [description, beneficiary];
    const parts = words.flatMap((text, at) => {
      const ink = at === 0 ? ('black' as const) : ('grey' as const);
      return sheet.broken(text, wordsWidth).map((part) => ({ text: part.text, ink }));
    });
    if (cursor.together(18 + (parts.length - 1) * 13)) heads(12);
    parts.forEach(({ text, ink }, place) => {
      const baseline = cursor.down(place === 0 ? 18 : 13);
      if (place === 0) figures(cursor, baseline, amounts(line, note), { ink: 'red' });
      sheet.draw(text, { left: page.margin, baseline, ink });
    });
  }
  sheet.rule(cursor.down(8));
  for (const rate of note.rates) {
    const words = rate.taxRate === null ? 'Total without tax' : `Total at ${rate.taxRate}%`;
    figures(cursor, cursor.down(16), { words, ...amounts(rate, note) }, {});
  }
  const whole = amounts({ taxRate: null, gross: note.gross, tax: note.tax }, note);
  figures(cursor, cursor.down(18), { words: 'Total', ...whole, rate: '' }, strong);
}

type Figures = { words?: string; rate: string; net: string; tax: string; gross: string };

function amounts({ taxRate, gross, tax }: TaxedAmount, note: NoteDocument): Figures {
  const { currency, club } = note;
  const credited = (amount: bigint) => formatAmount(-amount, currency, club.locale);
  const rate = taxRate === null ? 'no tax' : `${taxRate}%`;
  return { rate, net: credited(gross - tax), tax: credited(tax), gross: credited(gross) };
}

function figures(
  { sheet }: Cursor,
  baseline: number,
  { words = '', ...texts }: Figures,
  lettering: Lettering,
): void {
  const size = 9;
  if (words !== '') sheet.draw(words, { ...lettering, left: page.margin, baseline });
  for (const column of ['rate', 'net', 'tax', 'gross'] as const) {
    const place = { right: ends[column], maximumWidth: widths[column] };
    sheet.draw(texts[column], { size, ...lettering, ...place, baseline });
  }
}
