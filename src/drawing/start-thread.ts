import { Worker } from 'node:worker_threads';
import type { Pdf } from '../documents/credit-note-pdf.js';
import type { DrawTask } from '../documents/draw-document.js';
import type { DrawingAnswer, DrawingRequest } from './drawing-message.js';

/** The thread ended before it answered; `wasAtIt`: it was at this document, and not at one before it. */
export class ThreadLost extends Error {
  override name = 'ThreadLost';
  readonly wasAtIt: boolean;

  constructor(message: string, wasAtIt: boolean) {
    super(message);
    this.wasAtIt = wasAtIt;
  }
}

export type DrawingThread = {
  /** @throws ThreadLost; whatever drawing throws; an error when it takes too long */
  draw(task: DrawTask): Promise<Pdf>;
  /** What it has not answered is rejected as lost. */
  end(): Promise<void>;
};

type Open = { done: (pdf: Pdf) => void; failed: (error: Error) => void };

/** A document that needs more than this is a fault, and ends the thread before it ends the process. */
const memory = { maxOldGenerationSizeMb: 256 };

function pdfOf({ bytes, unshown }: Extract<DrawingAnswer, { kind: 'drawn' }>): Pdf {
  return { bytes: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), unshown };
}

/** What a thread was asked and has not answered, in that order; it keeps the process alive. */
function createOpen(worker: Worker, longestMs: number, over: () => void) {
  const open = new Map<number, Open>();
  let limit: NodeJS.Timeout | undefined;
  const lost = (why: string, wasAtFirst: boolean) => {
    clearTimeout(limit);
    const all = [...open.values()];
    open.clear();
    for (const [place, { failed }] of all.entries()) {
      failed(new ThreadLost(why, wasAtFirst && place === 0));
    }
  };
  const tooLong = () => {
    const [first] = open.entries();
    if (first === undefined) return;
    const [id, { failed }] = first;
    open.delete(id);
    failed(new Error(`a document was not drawn within ${longestMs} ms`));
    lost('the document before it took too long', false);
    over();
    void worker.terminate();
  };
  const watch = () => {
    clearTimeout(limit);
    if (open.size === 0) return worker.unref();
    worker.ref();
    limit = setTimeout(tooLong, longestMs);
  };
  return {
    lost,
    add(id: number, one: Open) {
      open.set(id, one);
      // Of one that waits behind another the time has not begun.
      if (open.size === 1) watch();
    },
    answered(answer: Extract<DrawingAnswer, { id: number }>) {
      const one = open.get(answer.id);
      open.delete(answer.id);
      watch();
      if (answer.kind === 'failed') one?.failed(answer.error);
      else one?.done(pdfOf(answer));
    },
  };
}

/**
 * Starts a thread that draws one document after another. It does not keep the process alive when it
 * has nothing to do.
 * @param parts `ended` is told once, when it takes nothing any more, for whatever reason
 * @throws when it ends before it was ready
 */
export function startThread(parts: {
  entry: URL;
  longestMs: number;
  ended: () => void;
}): Promise<DrawingThread> {
  const worker = new Worker(parts.entry, { resourceLimits: memory });
  let isOver = false;
  const over = () => {
    if (!isOver) parts.ended();
    isOver = true;
  };
  const open = createOpen(worker, parts.longestMs, over);
  let lastId = 0;
  const thread: DrawingThread = {
    draw: (task) =>
      new Promise((done, failed) => {
        lastId += 1;
        open.add(lastId, { done, failed });
        worker.postMessage({ id: lastId, task } satisfies DrawingRequest);
      }),
    async end() {
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
      open.lost(why, true);
      failed(new ThreadLost(why, false));
    });
  });
}
