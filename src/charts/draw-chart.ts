import { createCanvas, type SKRSContext2D } from '@napi-rs/canvas';
import {
  BarController,
  BarElement,
  CategoryScale,
  Chart,
  type ChartConfiguration,
  type ChartItem,
  LinearScale,
} from 'chart.js';
import { formatAmount } from '../domain/amounts/money.js';
import type { ChartPicture } from '../domain/reports/chart-picture.js';
import { fillsOf, ink, inkOf, lines, quiet } from './colours.js';
import { type Frame, frameOf } from './frame.js';
import { family, registerFonts } from './typeface.js';
import { drawFigures, drawGround, drawWords, drawZero } from './words-around.js';

Chart.register(BarController, BarElement, CategoryScale, LinearScale);

/** Pixels of the file for each of the frame. */
const sharpness = 2;

const font = { family, size: 14 };

type Drawing = { picture: ChartPicture; frame: Frame; context: SKRSContext2D };

function scalesOf({ picture }: Drawing): ChartConfiguration<'bar'>['options'] {
  const { currency, locale } = picture;
  return {
    scales: {
      x: {
        stacked: true,
        grid: { color: lines },
        border: { display: false },
        ticks: {
          ...{ font: { ...font, size: 12 }, color: quiet, maxTicksLimit: 5, precision: 0 },
          maxRotation: 0,
          callback: (value) => formatAmount(BigInt(Math.round(Number(value))), currency, locale),
        },
      },
      y: {
        ...{ stacked: true, grid: { display: false }, border: { display: false } },
        ticks: { font, color: ink, autoSkip: false, crossAlign: 'far' },
      },
    },
  };
}

function configurationOf(drawing: Drawing): ChartConfiguration<'bar', number[], string[]> {
  const { picture, frame, context } = drawing;
  const fills = fillsOf(picture.series);
  return {
    type: 'bar',
    data: {
      labels: frame.labels,
      datasets: picture.series.map((one, place) => ({
        data: picture.bars.map(({ amounts }) => Number(amounts[place] ?? 0n)),
        ...{ backgroundColor: fills[place], borderColor: inkOf(one), borderWidth: 1 },
        barThickness: 22,
      })),
    },
    options: {
      ...{ indexAxis: 'y', responsive: false, animation: false, events: [] },
      ...{ devicePixelRatio: sharpness, layout: { padding: frame.padding } },
      ...scalesOf(drawing),
    },
    plugins: [
      {
        id: 'words',
        beforeDraw: () => drawGround(context, frame),
        afterDraw: ({ scales, chartArea }) => {
          drawZero(context, chartArea, scales['x']?.getPixelForValue(0) ?? 0);
          const middleOf = (bar: number) => scales['y']?.getPixelForValue(bar) ?? 0;
          drawFigures(context, picture, { frame, middleOf });
          drawWords(context, picture, { frame, fills });
        },
      },
    ],
  };
}

/** The library draws on any canvas; its types know those of browsers alone. */
function isChartItem(context: unknown): context is ChartItem {
  return typeof context === 'object' && context !== null && 'canvas' in context;
}

/** A chart as PNG: the same picture gives the same bytes wherever the same versions draw it. */
export function drawChart(picture: ChartPicture): Buffer {
  registerFonts();
  const canvas = createCanvas(1, 1);
  const context = canvas.getContext('2d');
  const frame = frameOf(context, picture);
  canvas.width = frame.width;
  canvas.height = frame.height;
  if (!isChartItem(context)) throw new Error('there is no canvas to draw on');
  const chart = new Chart(context, configurationOf({ picture, frame, context }));
  const bytes = canvas.toBuffer('image/png');
  chart.destroy();
  // Its 17 MB lie where no garbage collection sees them.
  canvas.width = 1;
  canvas.height = 1;
  return bytes;
}
