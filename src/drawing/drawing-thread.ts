import { setPriority } from 'node:os';
import { parentPort } from 'node:worker_threads';
import { drawDocument } from '../documents/draw-document.js';
import type { DrawingAnswer, DrawingRequest } from './drawing-message.js';

/** Whoever waits for an answer in Slack comes before a file of a mail. */
const niceness = 10;

/** The thread that draws, and does nothing else: what it is told and answers is in `drawing-message.ts`. */
function serve(port: NonNullable<typeof parentPort>): void {
  const answer = (message: DrawingAnswer) => port.postMessage(message);
  let before: Promise<void> = Promise.resolve();
  async function draw({ id, task }: DrawingRequest): Promise<void> {
    try {
      const { bytes, unshown } = await drawDocument(task);
      answer({ kind: 'drawn', id, bytes: new Uint8Array(bytes), unshown });
    } catch (thrown) {
      const error = thrown instanceof Error ? thrown : new Error('a document could not be drawn');
      answer({ kind: 'failed', id, error });
    }
  }
  port.on('message', (request: DrawingRequest) => {
    before = before.then(() => draw(request));
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
