import type { MoneyEvent } from '../../domain/import/money-event.js';
import { type Tried, type TryEvent, tryInTurn, undoAll } from './try-in-turn.js';

/** So many events are tried at most; a history in which a row is wrong has no order that works. */
const mostTries = 2000;
/** All orders of so many acts of a day are looked at, of more those that move one of them. */
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

/** What others of the day stand on, so that it comes first in whatever order. */
function isGround({ kind }: MoneyEvent): boolean {
  return kind === 'invoice' || kind === 'opening';
}

function* moves(events: Order): Generator<Order> {
  for (const event of events) {
    const others = events.filter((other) => other !== event);
    yield [...others, event];
    yield [event, ...others];
  }
}

function* ordersOf(events: Order): Generator<Order> {
  const ground = events.filter(isGround);
  const acts = events.filter((event) => !isGround(event));
  for (const order of acts.length > fewEvents ? moves(acts) : permutations(acts)) {
    yield [...ground, ...order];
  }
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

/**
 * The days one after another, each in an order near to the one given; null, with none taken over,
 * where one of them has none.
 */
function inTurn(days: readonly Order[], attempt: TryEvent): Tried[][] | null {
  const done: Tried[][] = [];
  for (const events of days) {
    const { done: tried, waiting } = tryInTurn(events, attempt);
    done.push(tried);
    if (waiting.length === 0) continue;
    undoAll(done.flat());
    return null;
  }
  return done;
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
    for (const order of ordersOf(events)) {
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
