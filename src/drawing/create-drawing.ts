import { type DrawDocument, drawDocument } from '../documents/draw-document.js';
import { type DrawingThread, startThread, ThreadLost } from './start-thread.js';

/** A document that takes longer is given up, and the thread with it. */
const usualLongestMs = 30_000;
/** Of a document whose thread died; whatever it was, it may lie in the document. */
const mostTries = 2;

export type Drawing = {
  /** @throws whatever drawing throws, and an error when it takes too long or kills its thread twice */
  draw: DrawDocument;
  /** What is being drawn is rejected; nothing can be drawn any more. */
  close(): Promise<void>;
};

type Parts = {
  log: { error(fields: Record<string, unknown>, message: string): void };
  /** The file of the thread, where it is another one than usual. */
  entry?: URL;
  longestMs?: number;
};

/** One after another, as the thread does it. */
function createHere(): DrawDocument {
  let before: Promise<unknown> = Promise.resolve();
  return (task) => {
    const drawn = before.then(() => drawDocument(task));
    before = drawn.catch(() => undefined);
    return drawn;
  };
}

/**
 * Draws documents in a thread of their own, so that the process answers people meanwhile. It starts
 * with the first document, and anew when it dies. Where none starts, the process draws itself.
 */
export function createDrawing({ log, entry, longestMs = usualLongestMs }: Parts): Drawing {
  const file = entry ?? new URL('./drawing-thread.js', import.meta.url);
  const here = createHere();
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

  async function draw(task: Parameters<DrawDocument>[0], tries = 1): ReturnType<DrawDocument> {
    if (isClosed) throw new Error('nothing is drawn any more');
    running ??= start();
    const thread = await running;
    if (thread === null) return here(task);
    try {
      return await thread.draw(task);
    } catch (error) {
      if (!(error instanceof ThreadLost)) throw error;
      if (error.wasAtIt && tries === mostTries) throw error;
      return draw(task, error.wasAtIt ? tries + 1 : tries);
    }
  }

  return {
    draw: (task) => draw(task),
    async close() {
      isClosed = true;
      const thread = await running;
      await thread?.end();
    },
  };
}
