import type { MoneyEvent } from '../../domain/import/money-event.js';
import type { RowOutcome } from './plan-row.js';

/** Plans one event as things stand, and takes it over; `undo` makes it not have happened. */
export type TryEvent = (event: MoneyEvent) => { outcome: RowOutcome; undo: () => void };

type Planned = { event: MoneyEvent; outcome: RowOutcome };
type Tried = Planned & { undo: () => void };

/** So many events are tried at most to find an order; a day of a few events has far fewer. */
const mostTries = 500;

function undoAll(tried: readonly Tried[]): void {
  for (const { undo } of [...tried].reverse()) undo();
}

/** The documented order, in which an event that is refused waits for those after it. */
function inTurn(events: readonly MoneyEvent[], attempt: TryEvent) {
  const done: Tried[] = [];
  let waiting: readonly MoneyEvent[] = events;
  for (let before = Number.POSITIVE_INFINITY; waiting.length < before; ) {
    before = waiting.length;
    waiting = waiting.filter((event) => {
      const { outcome, undo } = attempt(event);
      if (outcome.kind === 'refused') return true;
      done.push({ event, outcome, undo });
      return false;
    });
  }
  return { done, waiting };
}

/** The first order, of those nearest to the documented one, in which no event is refused. */
function inAnyOrder(events: readonly MoneyEvent[], attempt: TryEvent): Tried[] | null {
  let tries = 0;
  const done: Tried[] = [];
  const goOn = (left: readonly MoneyEvent[]): boolean => {
    if (left.length === 0) return true;
    for (const event of left) {
      tries += 1;
      if (tries > mostTries) return false;
      const { outcome, undo } = attempt(event);
      if (outcome.kind === 'refused') continue;
      done.push({ event, outcome, undo });
      if (goOn(left.filter((other) => other !== event))) return true;
      undo();
      done.pop();
    }
    return false;
  };
  return goOn(events) ? done : null;
}

/**
 * Plans the events of one day: in the documented order, and in another that works where that one
 * is refused. Only the day is known of each, and what happened within it, happened in some order.
 * Where none works, the documented order says what is wrong.
 */
export function planDay(events: readonly MoneyEvent[], attempt: TryEvent): Planned[] {
  const { done, waiting } = inTurn(events, attempt);
  if (waiting.length === 0) return done;
  undoAll(done);
  const found = inAnyOrder(events, attempt);
  if (found !== null) return found;
  const again = inTurn(events, attempt);
  return [...again.done, ...again.waiting.map((event) => ({ event, ...attempt(event) }))];
}
