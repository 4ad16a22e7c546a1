import type { MoneyEvent } from '../../domain/import/money-event.js';
import { type Tried, type TryEvent, tryInTurn, undoAll } from './try-in-turn.js';
import { trySomeLast } from './try-some-last.js';

/** So many events are tried at most to find an order; a day of a few events has far fewer. */
const mostTries = 500;

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
export function planDay(events: readonly MoneyEvent[], attempt: TryEvent): Tried[] {
  const { done, waiting } = tryInTurn(events, attempt);
  if (waiting.length === 0) return done;
  undoAll(done);
  const found = inAnyOrder(events, attempt) ?? trySomeLast(events, attempt);
  if (found !== null) return found;
  const again = tryInTurn(events, attempt);
  return [...again.done, ...again.waiting.map((event) => ({ event, ...attempt(event) }))];
}
