import type { MoneyEvent } from '../../domain/import/money-event.js';
import { planDay } from './plan-day.js';
import { type Tried, type TryEvent, undoAll } from './try-in-turn.js';

/** So many events are tried at most; a history in which a row is wrong has no order that works. */
const mostTries = 1000;
/** All orders of a day of so many events are looked at, of a larger one those that move one event. */
const fewEvents = 4;

type Order = readonly MoneyEvent[];

function* permutations(events: Order): Generator<Order> {
  if (events.length <= 1) yield events;
  for (const first of events.length > 1 ? events : []) {
    for (const rest of permutations(events.filter((event) => event !== first))) {
      yield [first, ...rest];
    }
  }
}

function* moves(events: Order): Generator<Order> {
  for (const event of events) {
    const others = events.filter((other) => other !== event);
    yield [...others, event];
    yield [event, ...others];
  }
}

/** Whether nothing is refused; what was tried stays taken over only then. */
function works(tried: Tried[]): boolean {
  if (tried.every(({ outcome }) => outcome.kind !== 'refused')) return true;
  undoAll(tried);
  return false;
}

function inThisOrder(events: Order, attempt: TryEvent): Tried[] | null {
  const tried: Tried[] = [];
  for (const event of events) {
    tried.push({ event, ...attempt(event) });
    if (tried.at(-1)?.outcome.kind !== 'refused') continue;
    undoAll(tried);
    return null;
  }
  return tried;
}

/** What was possible before is so again, with everything before it as it was. */
function takenAgain(events: Order, attempt: TryEvent): Tried[] {
  const tried = inThisOrder(events, attempt);
  if (tried === null) throw new Error('a day that was planned cannot be planned again');
  return tried;
}

/** The days one after another; null, with none taken over, where one of them has no order. */
function inTurn(days: readonly Order[], attempt: TryEvent): Tried[][] | null {
  const done: Tried[][] = [];
  for (const events of days) {
    const tried = planDay(events, attempt);
    if (!works(tried)) {
      for (const day of done.reverse()) undoAll(day);
      return null;
    }
    done.push(tried);
  }
  return done;
}

/** Days that one event alone, or the issue of invoices, leave no choice in. */
function hasOrders(events: Order): boolean {
  return events.filter(({ kind }) => kind !== 'invoice' && kind !== 'opening').length > 1;
}

export type LookedBack = {
  /** The days before, taken over anew. */
  before: Tried[][];
  /** The newest day, taken over, or null where it has no order that works. */
  newest: Tried[] | null;
};

/**
 * Looks for another order of one of the days before, the last one first, after which all days up to
 * the newest work: what happened within a day may show only in what was done on a later one. A
 * credit note and a bounce of one day, say, whose credit is used on the next.
 * @param before days that are taken over, each in an order in which nothing of it is refused
 * @param newest a day that is not taken over, since it has no order that works
 */
export function lookBack(before: readonly Tried[][], newest: Order, attempt: TryEvent): LookedBack {
  let tries = 0;
  const counted: TryEvent = (event) => {
    tries += 1;
    return attempt(event);
  };
  const days = before.map((day) => day.map(({ event }) => event));
  let index = days.length;
  while (index > 0 && tries < mostTries) {
    index -= 1;
    undoAll(before[index] ?? []);
    const events = days[index] ?? [];
    if (!hasOrders(events)) continue;
    for (const order of events.length > fewEvents ? moves(events) : permutations(events)) {
      if (tries >= mostTries) break;
      const day = inThisOrder(order, counted);
      const later = day && inTurn([...days.slice(index + 1), newest], counted);
      const found = later?.pop();
      if (day !== null && later && found !== undefined) {
        return { before: [...before.slice(0, index), day, ...later], newest: found };
      }
      undoAll(day ?? []);
    }
  }
  const again = days.slice(index).map((events) => takenAgain(events, attempt));
  return { before: [...before.slice(0, index), ...again], newest: null };
}
