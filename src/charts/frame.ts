import type { SKRSContext2D } from '@napi-rs/canvas';
import type { ChartPicture } from '../domain/reports/chart-picture.js';
import { drawable, twoLines } from './text-lines.js';
import { family } from './typeface.js';

/** Lengths are in pixels of a picture that is drawn twice as large. */
/** Narrow, so that letters are read on a phone; long amounts get more room. */
const usualWidth = 720;
const narrowestBars = 240;
export const margin = 28;
export const rowHeight = 38;
const gap = 18;
const axisHeight = 30;
const noteHeight = 22;
const headHeight = 84;
const legendHeight = 30;
const widestLabel = 200;

export const fonts = {
  title: `bold 22px ${family}`,
  text: `14px ${family}`,
  figure: `bold 13px ${family}`,
} as const;

/** Where everything stands, and the texts in their lines. */
export type Frame = {
  width: number;
  height: number;
  /** The room around the bars and their axis. */
  padding: { top: number; right: number; bottom: number; left: number };
  title: string[];
  about: string;
  labels: string[][];
  /** Where the figures of each series end. */
  figureEnds: number[];
  notes: string[];
  hasLegend: boolean;
};

/** The width of the figures of each series. */
function figureWidths(context: SKRSContext2D, { series, bars }: ChartPicture): number[] {
  context.font = fonts.figure;
  return series.map((_, place) => {
    const widths = bars.map(({ figures }) => context.measureText(figures[place] ?? '').width);
    return Math.max(...widths) + gap;
  });
}

/** A chart becomes as high as its bars and as wide as every other. */
export function frameOf(context: SKRSContext2D, picture: ChartPicture): Frame {
  const hasLegend = picture.series.length > 1;
  const widths = figureWidths(context, picture);
  const figures = widths.reduce((sum, one) => sum + one, 0);
  const width = Math.max(usualWidth, Math.ceil(2 * margin + widestLabel + narrowestBars + figures));
  const figureEnds = widths.map((_, place) => {
    return width - margin - widths.slice(place + 1).reduce((sum, one) => sum + one, 0);
  });
  context.font = fonts.title;
  const title = twoLines(context, picture.title, width - 2 * margin);
  context.font = fonts.text;
  const labels = picture.bars.map(({ label }) => twoLines(context, label, widestLabel));
  const top = margin + headHeight + (title.length - 1) * 28 + (hasLegend ? legendHeight : 0) - 24;
  const bottom = picture.notes.length * noteHeight + margin;
  const bars = picture.bars.length * rowHeight;
  return {
    width,
    height: top + bars + axisHeight + bottom,
    padding: { top, bottom, right: margin + figures, left: margin },
    ...{ title, labels, figureEnds, hasLegend },
    about: drawable(picture.about),
    notes: picture.notes.map(drawable),
  };
}
