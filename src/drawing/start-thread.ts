import { Worker } from 'node:worker_threads';
import type { Drawn, DrawTask } from './draw-task.js';
import type { DrawingAnswer } from './drawing-message.js';

/** The thread ended before it answered. */
export class ThreadLost extends Error {
  override name = 'ThreadLost';
}

export type DrawingThread = {
  /**
   * One at a time: the next when this one has ended.
   * @throws ThreadLost; whatever drawing throws; an error when it takes too long
   */
  draw(task: DrawTask): Promise<Drawn>;
  /** What it has not answered is rejected as lost. */
  end(): Promise<void>;
};

/** What needs more than this is a fault, and ends the thread before it ends the process. */
const memory = { maxOldGenerationSizeMb: 256 };

/** The same fonts on every machine: the canvas does not even look for the machine's own. */
const environment = { DISABLE_SYSTEM_FONTS_LOAD: '1' };

type Open = { done: (drawn: Drawn) => void; failed: (error: Error) => void };

/** What the thread is at. It keeps the process alive, and the thread no longer than it may take. */
function createOpen(worker: Worker, { longestMs, over }: { longestMs: number; over: () => void }) {
  let open: Open | null = null;
  let limit: NodeJS.Timeout | undefined;
  const settled = (): Open | null => {
    clearTimeout(limit);
    worker.unref();
    const ended = open;
    open = null;
    return ended;
  };
  const tooLong = () => {
    settled()?.failed(new Error(`it was not drawn within ${longestMs} ms`));
    over();
    void worker.terminate();
  };
  return {
    begin(one: Open) {
      open = one;
      worker.ref();
      limit = setTimeout(tooLong, longestMs);
    },
    answered(answer: Exclude<DrawingAnswer, { kind: 'ready' }>) {
      const one = settled();
      if (answer.kind === 'failed') return one?.failed(answer.error);
      const { bytes, unshown } = answer;
      one?.done({ bytes: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), unshown });
    },
    lost: (why: string) => settled()?.failed(new ThreadLost(why)),
  };
}

/**
 * Starts a thread that draws. It does not keep the process alive when it has nothing to do.
 * @param parts `ended` is told once, when it takes nothing any more, for whatever reason
 * @throws when it ends before it was ready
 */
export function startThread(parts: {
  entry: URL;
  longestMs: number;
  ended: () => void;
}): Promise<DrawingThread> {
  const { entry, longestMs } = parts;
  const worker = new Worker(entry, { resourceLimits: memory, env: environment, execArgv: [] });
  let isOver = false;
  const over = () => {
    if (!isOver) parts.ended();
    isOver = true;
  };
  const open = createOpen(worker, { longestMs, over });
  const thread: DrawingThread = {
    draw: (task) =>
      new Promise((done, failed) => {
        open.begin({ done, failed });
        worker.postMessage(task);
      }),
    async end() {
      over();
      await worker.terminate();
    },
  };
  return new Promise((ready, failed) => {
    worker.on('message', (answer: DrawingAnswer) => {
      if (answer.kind !== 'ready') return open.answered(answer);
      worker.unref();
      ready(thread);
    });
    let why = 'the thread that draws ended';
    worker.on('error', (error: Error) => {
      why = error.message;
    });
    worker.on('exit', () => {
      over();
      open.lost(why);
      failed(new ThreadLost(why));
    });
  });
}
