import type { MoneyEvent } from '../../domain/import/money-event.js';
import type { RowOutcome } from './plan-row.js';

/** Plans one event as things stand, and takes it over; `undo` makes it not have happened. */
export type TryEvent = (event: MoneyEvent) => { outcome: RowOutcome; undo: () => void };

export type Planned = { event: MoneyEvent; outcome: RowOutcome };
export type Tried = Planned & { undo: () => void };

export function undoAll(tried: readonly Tried[]): void {
  for (const { undo } of [...tried].reverse()) undo();
}

/** The order given, in which an event that is refused waits for those after it. */
export function tryInTurn(events: readonly MoneyEvent[], attempt: TryEvent) {
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
