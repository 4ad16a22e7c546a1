import PDFDocument from 'pdfkit';
import { linesOf, widthOf } from './measure.js';
import { inShownScripts } from './shown-scripts.js';
import { faceFor, fontsToDraw, hasGlyph, type Weight } from './typeface.js';
import { type Direction, directionOf, visualRuns } from './visual-runs.js';

/** Points, from the left and the top of an A4 page. */
export const page = { width: 595.28, height: 841.89, margin: 56 } as const;
export const textWidth = page.width - 2 * page.margin;

export type Ink = 'black' | 'grey' | 'red';

const colours: Record<Ink, string> = { black: '#1b1b1b', grey: '#5c5c5c', red: '#b00020' };

export type Lettering = { size?: number; weight?: Weight; ink?: Ink };

/** A line of text at a height; `right` is where it ends, else it begins at `left`. */
export type Placed = Lettering & { baseline: number; maximumWidth?: number } & Partial<
    Pick<BrokenLine, 'direction'>
  > &
  ({ left: number } | { right: number });

export type Sheet = {
  /** Draws one line; what is wider than `maximumWidth` is drawn smaller. */
  draw(text: string, placed: Placed): void;
  /** The lines of a text that is as wide as it may be, each with the direction of its paragraph. */
  broken(text: string, width: number, lettering?: Lettering): BrokenLine[];
  rule(baseline: number): void;
  newPage(): void;
  /** Draws on each page, once all are there. */
  onEachPage(draw: (place: { number: number; of: number }) => void): void;
  /** What had to be said in words, such as `Chinese characters`. */
  unshown(): string[];
  finished(): Promise<Buffer>;
};

export type BrokenLine = { text: string; direction: Direction };

export type SheetFacts = { title: string; language: string; createdAt: Date };

/** No features: the library would lay out word by word, and swap words from right to left. */
const wholeRuns: PDFKit.Mixins.TextOptions = {
  lineBreak: false,
  baseline: 'alphabetic',
  features: [],
};

function opened({ title, language, createdAt }: SheetFacts): PDFKit.PDFDocument {
  const document = new PDFDocument({
    size: 'A4',
    margin: 0,
    // None of the library's own, which it would read for every document.
    font: '',
    bufferPages: true,
    lang: language,
    displayTitle: true,
    // The day of the note and not of the drawing: the bytes stay the same.
    info: { Title: title, CreationDate: createdAt },
  });
  for (const [face, font] of fontsToDraw()) document.registerFont(face, font);
  return document;
}

/** An empty document, and what can be drawn in it. */
export function createSheet(facts: SheetFacts): Sheet {
  const document = opened(facts);
  const unshown = new Set<string>();
  const chunks: Buffer[] = [];
  document.on('data', (chunk: Buffer) => chunks.push(chunk));
  const drawable = (text: string) => {
    const { text: shown, unshown: missing } = inShownScripts(text, hasGlyph);
    for (const name of missing) unshown.add(name);
    return shown;
  };

  function draw(text: string, placed: Placed): void {
    const { maximumWidth, baseline, ink = 'black', weight = 'plain', size = 10 } = placed;
    const shown = drawable(text);
    const runs = visualRuns(shown, placed.direction ?? directionOf(shown));
    const natural = widthOf(runs, { weight, size });
    const scale =
      maximumWidth === undefined || natural <= maximumWidth ? 1 : maximumWidth / natural;
    const lettering = { weight, size: size * scale };
    let left = 'left' in placed ? placed.left : placed.right - natural * scale;
    document.fillColor(colours[ink]).fontSize(lettering.size);
    for (const run of runs) {
      document.font(faceFor(run, weight)).text(run.text, left, baseline, wholeRuns);
      left += widthOf([run], lettering);
    }
  }

  function broken(text: string, width: number, lettering: Lettering = {}): BrokenLine[] {
    const { weight = 'plain', size = 10 } = lettering;
    return text.split(/\r?\n/u).flatMap((paragraph) => {
      const shown = drawable(paragraph);
      const direction = directionOf(shown);
      const measure = (line: string) => widthOf(visualRuns(line, direction), { weight, size });
      return linesOf(shown, measure, width).map((line) => ({ text: line, direction }));
    });
  }

  return {
    draw,
    broken,
    rule: (baseline) => {
      document
        .moveTo(page.margin, baseline)
        .lineTo(page.width - page.margin, baseline)
        .lineWidth(0.5)
        .strokeColor(colours.grey)
        .stroke();
    },
    newPage: () => void document.addPage(),
    onEachPage: (drawOn) => {
      const { start, count } = document.bufferedPageRange();
      for (let at = start; at < start + count; at += 1) {
        document.switchToPage(at);
        drawOn({ number: at - start + 1, of: count });
      }
    },
    unshown: () => [...unshown],
    finished: () => {
      const done = new Promise<Buffer>((resolve, reject) => {
        document.on('end', () => resolve(Buffer.concat(chunks)));
        document.on('error', reject);
      });
      document.end();
      return done;
    },
  };
}
