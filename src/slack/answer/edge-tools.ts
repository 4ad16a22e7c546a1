import type { Actor } from '../../domain/people/actor.js';
import type { EdgeLog } from '../edge-log.js';
import type { InFlight } from '../receive/in-flight.js';

/** What the answers to people have in common. */
export type EdgeTools = {
  locale: string;
  log: EdgeLog;
  /** Told of the code of every refusal. */
  refused?: (code: string) => void;
  inFlight: InFlight;
  /** How long a form is decided before it is answered. */
  budgetMs: number;
  /** How long a modal is built before one is opened that asks for patience. */
  openingBudgetMs: number;
  /** @throws StaffRefusal when the person may not act at all */
  actorFor: (body: unknown) => Promise<Actor>;
};
