import { randomUUID } from 'node:crypto';
import { type BenchDesk, openBenchDesk } from './bench-desk.js';
import type { BenchServer } from './server.js';
import type { Sizes } from './sizes.js';

/** What every arm is given. */
export type Bench = {
  sizes: Sizes;
  /** The address of a database that nobody else uses. */
  freshUri(query?: Record<string, string>): string;
  /** Work on a fresh database, which is dropped afterwards. */
  withDesk<Result>(work: (desk: BenchDesk) => Promise<Result>): Promise<Result>;
  /** What several runs share is closed after the last one. */
  atEnd(close: () => Promise<void>): void;
  close(): Promise<void>;
};

export function createBench(server: BenchServer, sizes: Sizes): Bench {
  const closers: (() => Promise<void>)[] = [];
  const freshUri = (query: Record<string, string> = {}) => {
    const uri = new URL(server.uri);
    uri.pathname = `/bench-${randomUUID()}`;
    for (const [name, value] of Object.entries(query)) uri.searchParams.set(name, value);
    return uri.href;
  };
  return {
    sizes,
    freshUri,
    async withDesk(work) {
      const desk = await openBenchDesk(freshUri());
      try {
        return await work(desk);
      } finally {
        await desk.close();
      }
    },
    atEnd: (close) => closers.push(close),
    async close() {
      for (const close of closers.reverse()) await close();
    },
  };
}

/** Made at the first use in a bench; the same for all of its runs. */
export function sharedBy<Value>(
  make: (bench: Bench) => Promise<Value>,
): (bench: Bench) => Promise<Value> {
  const made = new WeakMap<Bench, Promise<Value>>();
  return (bench) => {
    const value = made.get(bench) ?? make(bench);
    made.set(bench, value);
    return value;
  };
}
