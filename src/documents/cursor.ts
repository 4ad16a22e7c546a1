import { type Lettering, page, type Sheet, textWidth } from './sheet.js';

/** Where the next line of a document goes: down the page, and on to the next. */
export type Cursor = {
  sheet: Sheet;
  /** The baseline of the next line, `height` below the last one, on a page with room for it. */
  down(height: number): number;
  /** Text as wide as the page, in as many lines as it needs. */
  paragraph(text: string, lettering?: Lettering): void;
};

const lowest = page.height - 64;

export function createCursor(sheet: Sheet): Cursor {
  let baseline: number = page.margin;
  function down(height: number): number {
    baseline += height;
    if (baseline > lowest) {
      sheet.newPage();
      baseline = page.margin + 12;
    }
    return baseline;
  }
  function paragraph(text: string, lettering: Lettering = {}): void {
    const height = (lettering.size ?? 10) * 1.45;
    for (const line of sheet.broken(text, textWidth, lettering)) {
      const place = { ...lettering, direction: line.direction, baseline: down(height) };
      if (line.direction === 'ltr') sheet.draw(line.text, { ...place, left: page.margin });
      else sheet.draw(line.text, { ...place, right: page.width - page.margin });
    }
  }
  return { sheet, down, paragraph };
}
