import { drawHere } from './draw-here.js';
import type { Draw, Drawn, DrawTask, WaitsForIt } from './draw-task.js';
import { type DrawingThread, startThread, ThreadLost } from './start-thread.js';

/** What takes longer is given up, and the thread with it. */
const usualLongestMs = 30_000;
/** A thread that drew nothing for so long ends, and some 60 MB of memory with it. */
const usualIdleMs = 60_000;
/** Of what its thread died of; whatever it was, it may lie in the document. */
const mostTries = 2;

export type Drawing = {
  /** @throws whatever drawing throws, and an error when it takes too long or kills its thread twice */
  draw: Draw;
  /** What is being drawn is rejected; nothing can be drawn any more. */
  close(): Promise<void>;
};

type Parts = {
  log: { error(fields: Record<string, unknown>, message: string): void };
  /** The file of the thread, where it is another one than usual. */
  entry?: URL;
  longestMs?: number;
  idleMs?: number;
};

/** A thread when there is something to draw: started with the first, and anew when it died or slept. */
function createThreads({ log, entry, longestMs = usualLongestMs }: Parts) {
  const file = entry ?? new URL('./drawing-thread.js', import.meta.url);
  let running: Promise<DrawingThread | null> | null = null;
  let isClosed = false;

  async function start(): Promise<DrawingThread | null> {
    const ended = () => {
      running = null;
    };
    try {
      return await startThread({ entry: file, longestMs, ended });
    } catch (error) {
      if (!isClosed) log.error({ err: error }, 'documents are drawn without a thread of their own');
      // For good: it would fail in the same way for each document.
      running = Promise.resolve(null);
      return null;
    }
  }

  async function draw(task: DrawTask, tries = 1): Promise<Drawn> {
    if (isClosed) throw new Error('nothing is drawn any more');
    running ??= start();
    const thread = await running;
    if (thread === null) return drawHere(task);
    try {
      return await thread.draw(task);
    } catch (error) {
      if (!(error instanceof ThreadLost) || isClosed || tries === mostTries) throw error;
      return draw(task, tries + 1);
    }
  }

  const end = async () => (await running)?.end();
  return {
    draw: (task: DrawTask) => draw(task),
    end,
    async close() {
      isClosed = true;
      await end();
    },
  };
}

type Waiting = { task: DrawTask; done: (drawn: Drawn) => void; failed: (error: unknown) => void };

/**
 * Draws documents and charts in a thread of their own, so that the process answers people meanwhile:
 * one after another, first what a person waits for. Where no thread starts, the process draws itself.
 */
export function createDrawing(parts: Parts): Drawing {
  const { idleMs = usualIdleMs } = parts;
  const threads = createThreads(parts);
  const waiting: Record<WaitsForIt, Waiting[]> = { person: [], mail: [] };
  let isAtWork = false;
  let idle: NodeJS.Timeout | undefined;
  const takeNext = () => waiting.person.shift() ?? waiting.mail.shift();

  async function drawAll(): Promise<void> {
    if (isAtWork) return;
    isAtWork = true;
    clearTimeout(idle);
    for (let next = takeNext(); next !== undefined; next = takeNext()) {
      await threads.draw(next.task).then(next.done, next.failed);
    }
    isAtWork = false;
    idle = setTimeout(() => void threads.end(), idleMs).unref();
  }

  return {
    draw: (task, waits) =>
      new Promise((done, failed) => {
        waiting[waits].push({ task, done, failed });
        void drawAll();
      }),
    async close() {
      clearTimeout(idle);
      await threads.close();
    },
  };
}
