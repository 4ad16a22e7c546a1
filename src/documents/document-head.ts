import type { Cursor } from './cursor.js';
import { page, type Sheet, textWidth } from './sheet.js';

const labelWidth = 110;

/** The club, and what this is. */
export function documentHead(cursor: Cursor, { club, title }: { club: string; title: string }) {
  const { sheet } = cursor;
  const left = page.margin;
  for (const { text } of sheet.broken(club, textWidth, { size: 18 })) {
    sheet.draw(text, { left, baseline: cursor.down(24), size: 18 });
  }
  sheet.draw(title, { left, baseline: cursor.down(28), size: 13, weight: 'strong' });
}

/** Facts under each other, each behind its label. */
export function labelledRows(
  { sheet, down }: Cursor,
  rows: readonly (readonly [label: string, value: string])[],
): void {
  const left = page.margin;
  for (const [label, value] of rows) {
    sheet.broken(value, textWidth - labelWidth).forEach(({ text }, place) => {
      const baseline = down(15);
      if (place === 0) sheet.draw(label, { left, baseline, ink: 'grey' });
      sheet.draw(text, { left: left + labelWidth, baseline });
    });
  }
}

/** What could not be drawn, said where it matters: at the end of the words. */
export function unshownWords(cursor: Cursor): void {
  const unshown = cursor.sheet.unshown();
  if (unshown.length === 0) return;
  cursor.down(14);
  const kinds = unshown.map((kind) => `[${kind}]`).join(' and ');
  cursor.paragraph(
    `Where this document says ${kinds}, it has no font for what is written there. The club can tell you the words.`,
    { ink: 'grey', size: 8.5 },
  );
}

/** What it is and which page, at the foot of each. */
export function pageFeet(sheet: Sheet, title: string): void {
  sheet.onEachPage(({ number, of }) => {
    const place = { baseline: page.height - 36, size: 8, ink: 'grey' } as const;
    sheet.draw(title, { ...place, left: page.margin, maximumWidth: 300 });
    sheet.draw(`Page ${number} of ${of}`, { ...place, right: page.width - page.margin });
  });
}
