import { setPriority } from 'node:os';
import { parentPort, workerData } from 'node:worker_threads';
import type { ChartPicture } from '../domain/reports/chart-picture.js';
import { drawChart } from './draw-chart.js';

/** Whoever waits for an answer comes before a picture; only Linux has a priority for each thread. */
function giveWay(): void {
  if (process.platform !== 'linux') return;
  try {
    setPriority(10);
  } catch {
    // The process gives way already.
  }
}

giveWay();

/** Runs in a thread of its own, started by `draw-aside.ts` with what is to be drawn. */
const pictures: readonly ChartPicture[] = workerData;
for (const picture of pictures) parentPort?.postMessage(drawChart(picture));
