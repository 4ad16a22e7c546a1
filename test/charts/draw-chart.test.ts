import { expect, it } from 'vitest';
import { drawChart } from '../../src/charts/draw-chart.js';
import { drawable, twoLines } from '../../src/charts/text-lines.js';
import type { ChartPicture } from '../../src/domain/reports/chart-picture.js';

const picture: ChartPicture = {
  ...{ title: 'Credits by product', about: '1 to 30 Nov 2026, in GBP' },
  series: [
    { title: 'Credited', side: 'takes' },
    { title: 'Voided', side: 'brings' },
    { title: 'Refunded', side: 'takes' },
  ],
  bars: [
    { label: 'Gym', amounts: [-500n, 20n, -1n], figures: ['-£5.00', '£0.20', '-£0.01'] },
    { label: 'שחייה (שנה א) 2026', amounts: [-5n, 0n, 0n], figures: ['-£0.05', '£0.00', '£0.00'] },
  ],
  ...{ notes: ['In all: -£5.05'], locale: 'en-GB', currency: 'GBP' },
};

/** Width and height, out of the head of a PNG. */
function sizeOf(png: Buffer): [number, number] {
  expect(png.subarray(0, 8).toString('latin1')).toBe('\x89PNG\r\n\x1a\n');
  return [png.readUInt32BE(16), png.readUInt32BE(20)];
}

it('draws the same bytes of the same chart', () => {
  const [here, again] = [drawChart(picture), drawChart(picture)];
  expect(here.equals(again)).toBe(true);
  const other = { ...picture, title: 'Credits' };
  expect(drawChart(other).equals(here)).toBe(false);
});

it('grows with the bars in height, and in width with long amounts alone', () => {
  const more = { ...picture, bars: Array.from({ length: 31 }, () => picture.bars).flat() };
  const [width, height] = sizeOf(drawChart(picture));
  const [wideWidth, tallHeight] = sizeOf(drawChart(more));
  expect(wideWidth).toBe(width);
  expect(tallHeight).toBeGreaterThan(5 * height);
  const long = picture.bars.map((bar) => ({
    ...bar,
    figures: bar.figures.map(() => '-£9'.repeat(9)),
  }));
  expect(sizeOf(drawChart({ ...picture, bars: long }))[0]).toBeGreaterThan(width);
});

it('draws the largest amounts, yen, a single series, and longest names', () => {
  const [first] = picture.series;
  const huge = 10n ** 15n;
  const bar = { amounts: [huge], figures: [`£${huge}`] };
  for (const label of ['Wolfeschlegel'.repeat(40), '中国书法课程', '', 'a '.repeat(500)]) {
    const one = { ...picture, bars: [{ ...bar, label }], currency: 'JPY', locale: 'ja-JP' };
    const series = first === undefined ? [] : [first];
    expect(sizeOf(drawChart({ ...one, series }))[0]).toBe(1440);
  }
});

it('says in words what no font has, and shortens what has no room', () => {
  expect(drawable('中国书法 class')).toBe('[Chinese characters] class');
  const ruler = { measureText: (text: string) => ({ width: text.length }) };
  expect(twoLines(ruler, 'Gym', 10)).toEqual(['Gym']);
  expect(twoLines(ruler, 'Gym for under twelves on Mondays', 12)).toEqual([
    'Gym for',
    'under twelv…',
  ]);
  expect(twoLines(ruler, 'Wolfeschlegelsteinhausen', 10)).toEqual(['Wolfeschl…']);
});
