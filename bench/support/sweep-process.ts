// A process that does only the desk's work: it loads the app, sweeps once, and tells its memory.
import '../../src/slack/receive/create-slack-app.js';
import { runSweep } from '../../src/services/sweep/sweep.js';
import { openBenchDesk } from './bench-desk.js';
import { peakMemoryBytes } from './peak-memory.js';

/** What the process sends when it has swept. */
export type Swept = {
  looked: number;
  usedOn: number;
  failed: number;
  residentBytes: number;
  peakBytes: number;
  logged: string[];
};

function send(message: 'ready' | Swept): void {
  if (process.send === undefined) throw new Error('this process is started by the bench');
  process.send(message);
}

const desk = await openBenchDesk(process.argv[2] ?? '');
process.once('message', async () => {
  const { looked, usedOn, failed } = await runSweep(desk, { trigger: 'schedule' });
  const residentBytes = process.memoryUsage.rss();
  const peakBytes = peakMemoryBytes();
  send({ looked, usedOn, failed, residentBytes, peakBytes, logged: desk.logged });
  await desk.store.close();
  process.disconnect();
});
send('ready');
