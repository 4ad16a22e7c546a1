import { setPriority } from 'node:os';
import { parentPort } from 'node:worker_threads';
import { drawHere } from './draw-here.js';
import type { DrawTask } from './draw-task.js';
import type { DrawingAnswer } from './drawing-message.js';

/** Whoever waits for an answer in Slack comes before anything that is drawn. */
const niceness = 10;

/** The thread that draws, and does nothing else. */
function serve(port: NonNullable<typeof parentPort>): void {
  const answer = (message: DrawingAnswer) => port.postMessage(message);
  port.on('message', async (task: DrawTask) => {
    try {
      const { bytes, unshown } = await drawHere(task);
      answer({ kind: 'drawn', bytes: new Uint8Array(bytes), unshown });
    } catch (thrown) {
      const error = thrown instanceof Error ? thrown : new Error(`no ${task.kind} could be drawn`);
      answer({ kind: 'failed', error });
    }
  });
  answer({ kind: 'ready' });
}

/** Only Linux has a priority for each thread; elsewhere it would be that of the whole process. */
function giveWay(): void {
  if (process.platform !== 'linux') return;
  try {
    setPriority(niceness);
  } catch {
    // It draws all the same.
  }
}

giveWay();
if (parentPort !== null) serve(parentPort);
