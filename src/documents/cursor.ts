import { type Lettering, page, type Sheet, textWidth } from './sheet.js';

/** Where the next line of a document goes: down the page, and on to the next. */
export type Cursor = {
  sheet: Sheet;
  /** The baseline of the next line, `height` below the last one, on a page with room for it. */
  down(height: number): number;
  /** Goes on to the next page where lines of so much height would be torn apart here; whether it did. */
  together(height: number): boolean;
  /** Text as wide as the page, in as many lines as it needs. */
  paragraph(text: string, lettering?: Lettering): void;
};

const lowest = page.height - 64;
/** A page has room for so much beneath the heads of columns. */
const mostTogether = lowest - page.margin - 40;

export function createCursor(sheet: Sheet): Cursor {
  let baseline: number = page.margin;
  const onNewPage = (): void => {
    sheet.newPage();
    baseline = page.margin;
  };
  function down(height: number): number {
    baseline += height;
    if (baseline <= lowest) return baseline;
    onNewPage();
    baseline += 12;
    return baseline;
  }
  function together(height: number): boolean {
    // What fits on no page is torn apart all the same.
    if (baseline + height <= lowest || height > mostTogether) return false;
    onNewPage();
    return true;
  }
  function paragraph(text: string, lettering: Lettering = {}): void {
    const height = (lettering.size ?? 10) * 1.45;
    for (const line of sheet.broken(text, textWidth, lettering)) {
      const place = { ...lettering, direction: line.direction, baseline: down(height) };
      if (line.direction === 'ltr') sheet.draw(line.text, { ...place, left: page.margin });
      else sheet.draw(line.text, { ...place, right: page.width - page.margin });
    }
  }
  return { sheet, down, together, paragraph };
}
