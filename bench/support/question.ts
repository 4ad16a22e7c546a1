import type { Bench } from './bench.js';

export type Unit =
  | 'per second'
  | 'ms'
  | 'ms an invoice'
  | 'MB'
  | 'commands'
  | 'reads'
  | 'conflicts'
  | 'refusals';

/** One measured value of a run. */
export type Figure = { name: string; unit: Unit; value: number };

/** What a run measured, and everything that was wrong with its result (none when right). */
export type Outcome = { figures: Figure[]; faults: string[] };

/** One of the things that are run in turn, each time on data of its own. */
export type Arm = {
  name: string;
  /** It takes so long that it is run in the first round only. */
  once?: true;
  run(bench: Bench): Promise<Outcome>;
};

/** A question that the bench answers; its name is that of its file, with the folder if any. */
export type Question = { name: string; asks: string; arms: Arm[] };

/** What should hold: the figure itself, or its ratio to another one. */
export type Target = {
  says: string;
  of: string;
  over?: string;
  atLeast?: number;
  atMost?: number;
};

export function perSecond(count: number, durationMs: number): number {
  return (count * 1000) / durationMs;
}
