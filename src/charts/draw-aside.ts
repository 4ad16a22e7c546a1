import { Worker } from 'node:worker_threads';
import type { ChartPicture } from '../domain/reports/chart-picture.js';

/** Far more than any chart takes; what takes longer is given up. */
const longestMs = 20_000;

/** Tests run the sources, which a thread of its own cannot: it gets what was built of them. */
const workerUrl = new URL(
  import.meta.url.endsWith('.ts') ? '../../dist/src/charts/chart-worker.js' : './chart-worker.js',
  import.meta.url,
);

/**
 * Draws charts as PNG in a thread that ends with them: a chart takes a tenth of a second, in which
 * this one goes on answering, and its memory goes with the thread.
 * @throws Error when the thread fails or takes too long
 */
export async function drawAside(pictures: readonly ChartPicture[]): Promise<Buffer[]> {
  const worker = new Worker(workerUrl, {
    workerData: pictures,
    // The same fonts on every machine: those of its own are not even looked for.
    env: { DISABLE_SYSTEM_FONTS_LOAD: '1' },
    execArgv: [],
  });
  const timer = setTimeout(() => void worker.terminate(), longestMs);
  const drawn: Buffer[] = [];
  try {
    await new Promise<void>((resolve, reject) => {
      worker.on('message', (bytes: Uint8Array) => drawn.push(Buffer.from(bytes)));
      worker.once('error', reject);
      worker.once('exit', () => resolve());
    });
  } finally {
    clearTimeout(timer);
  }
  if (drawn.length !== pictures.length) throw new Error('the charts were not drawn in time');
  return drawn;
}
