import { parentPort, workerData } from 'node:worker_threads';
import type { ChartPicture } from '../domain/reports/chart-picture.js';
import { drawChart } from './draw-chart.js';

/** Runs in a thread of its own, started by `draw-aside.ts` with what is to be drawn. */
const pictures: readonly ChartPicture[] = workerData;
for (const picture of pictures) parentPort?.postMessage(drawChart(picture));
