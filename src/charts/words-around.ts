import type { SKRSContext2D } from '@napi-rs/canvas';
import type { ChartPicture } from '../domain/reports/chart-picture.js';
import { ground, ink, inkOf, lines, quiet } from './colours.js';
import { type Frame, fonts, margin } from './frame.js';

type Fill = SKRSContext2D['fillStyle'];

export function drawGround(context: SKRSContext2D, { width, height }: Frame): void {
  context.fillStyle = ground;
  context.fillRect(0, 0, width, height);
  context.strokeStyle = lines;
  context.lineWidth = 1;
  context.strokeRect(0.5, 0.5, width - 1, height - 1);
}

/** The line from which bars go to the right and to the left. */
export function drawZero(
  context: SKRSContext2D,
  { top, bottom }: { top: number; bottom: number },
  left: number,
): void {
  context.strokeStyle = ink;
  context.lineWidth = 1.5;
  context.beginPath();
  context.moveTo(left, top);
  context.lineTo(left, bottom);
  context.stroke();
  context.lineWidth = 1;
}

function drawHead(context: SKRSContext2D, { title, about }: Frame): number {
  context.textAlign = 'left';
  context.textBaseline = 'alphabetic';
  context.fillStyle = ink;
  context.font = fonts.title;
  let baseline = margin + 18;
  for (const line of title) {
    context.fillText(line, margin, baseline);
    baseline += 28;
  }
  context.fillStyle = quiet;
  context.font = fonts.text;
  context.fillText(about, margin, baseline);
  return baseline + 30;
}

/** What each filling stands for. */
function drawLegend(
  context: SKRSContext2D,
  { series }: ChartPicture,
  { fills, baseline }: { fills: readonly Fill[]; baseline: number },
): void {
  let left = margin;
  for (const [place, { title, side }] of series.entries()) {
    context.fillStyle = fills[place] ?? ink;
    context.fillRect(left, baseline - 12, 26, 14);
    context.strokeStyle = inkOf({ title, side });
    context.strokeRect(left, baseline - 12, 26, 14);
    context.fillStyle = ink;
    context.fillText(title, left + 34, baseline);
    left += 34 + context.measureText(title).width + 28;
  }
}

/** The amounts of each bar, at the right, in a column for each series. */
export function drawFigures(
  context: SKRSContext2D,
  { bars, series }: ChartPicture,
  { frame, middleOf }: { frame: Frame; middleOf: (bar: number) => number },
): void {
  context.font = fonts.figure;
  context.textAlign = 'right';
  context.textBaseline = 'middle';
  for (const [index, { figures, amounts }] of bars.entries()) {
    for (const [place, one] of series.entries()) {
      context.fillStyle = amounts[place] === 0n ? quiet : inkOf(one);
      context.fillText(figures[place] ?? '', frame.figureEnds[place] ?? 0, middleOf(index));
    }
  }
}

/** Title, legend and notes. */
export function drawWords(
  context: SKRSContext2D,
  picture: ChartPicture,
  { frame, fills }: { frame: Frame; fills: readonly Fill[] },
): void {
  const baseline = drawHead(context, frame);
  if (frame.hasLegend) drawLegend(context, picture, { fills, baseline });
  context.fillStyle = quiet;
  let note = frame.height - margin - (frame.notes.length - 1) * 22 + 4;
  for (const text of frame.notes) {
    context.fillText(text, margin, note);
    note += 22;
  }
}
