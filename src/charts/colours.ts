import { createCanvas } from '@napi-rs/canvas';
import type { ChartSeries } from '../domain/reports/chart.js';

/** On a white ground of its own a chart is read alike in a light and in a dark window. */
export const ground = '#ffffff';
export const ink = '#1b1b1b';
export const quiet = '#5c5c5c';
export const lines = '#d9d9d9';
const blue = '#1f5fa8';
/** The red of the documents. */
const red = '#b00020';

export function inkOf({ side }: ChartSeries): string {
  return side === 'takes' ? red : blue;
}

/** Stripes or dots of one colour on white, as a picture that is repeated. */
function tile(colour: string, kind: 'stripes' | 'dots') {
  const size = 12;
  const canvas = createCanvas(size, size);
  const context = canvas.getContext('2d');
  context.fillStyle = ground;
  context.fillRect(0, 0, size, size);
  context.fillStyle = colour;
  context.strokeStyle = colour;
  if (kind === 'dots') {
    for (const [x, y] of [
      [3, 3],
      [9, 9],
    ] as const) {
      context.beginPath();
      context.arc(x, y, 2.2, 0, 2 * Math.PI);
      context.fill();
    }
  } else {
    context.lineWidth = 4;
    for (const shift of [-size, 0, size]) {
      context.beginPath();
      context.moveTo(shift - 4, size + 4);
      context.lineTo(shift + size + 4, -4);
      context.stroke();
    }
  }
  return context.createPattern(canvas, 'repeat') ?? colour;
}

/** What tells the series apart without colour: full, striped, or dotted for a second one. */
export function fillsOf(series: readonly ChartSeries[]) {
  return series.map((one, place) => {
    if (one.side === 'brings') return blue;
    const isSecond = series.slice(0, place).some(({ side }) => side === 'takes');
    return tile(red, isSecond ? 'dots' : 'stripes');
  });
}
