import { grouped } from '../../domain/books/grouped.js';
import { invoiceNumberOf, type MoneyEvent } from '../../domain/import/money-event.js';
import { type Tried, type TryEvent, tryInTurn, undoAll } from './try-in-turn.js';

/** So many ways out of the documented order are tried for an invoice; few have as many events. */
const mostWays = 150;
/** So many events are tried at most, which takes some seconds; a day of more is not looked into. */
const mostTries = 25_000;
/** A day with more invoices that are refused has another fault than its order. */
const mostStuck = 200;

type Numbered = ReadonlyMap<string | null, readonly MoneyEvent[]>;

/** Some of the events together, in their order: each two of them, then each three. */
function* someOf(own: readonly MoneyEvent[], count: number): Generator<MoneyEvent[]> {
  if (count === 0) yield [];
  for (const [place, event] of count === 0 ? [] : own.entries()) {
    for (const rest of someOf(own.slice(place + 1), count - 1)) yield [event, ...rest];
  }
}

/**
 * What may stand in the way of an invoice's events, in turn: one of them, all of a kind, the uses of
 * credit on any invoice, then some of its own together.
 */
function* inTheWay(events: Numbered, number: string): Generator<readonly MoneyEvent[]> {
  const own = events.get(number) ?? [];
  yield* someOf(own, 1);
  for (const kind of new Set(own.map((event) => event.kind))) {
    const ofKind = own.filter((event) => event.kind === kind);
    if (ofKind.length > 1) yield ofKind;
  }
  yield [...events.values()].flat().filter(({ kind }) => kind === 'application');
  for (const count of [2, 3, 4]) yield* someOf(own, count);
}

/**
 * The documented order, but that some events come last: of each invoice that is refused in it,
 * those that stand in the way. Invoices hardly depend on each other, so all of them are tried at
 * once, and a day of hundreds of events takes some dozen looks. Null where that leads nowhere.
 */
export function trySomeLast(events: readonly MoneyEvent[], attempt: TryEvent): Tried[] | null {
  const byNumber = grouped(events, invoiceNumberOf);
  const last = new Map<string, readonly MoneyEvent[]>();
  const look = (more: ReadonlyMap<string, readonly MoneyEvent[]>) => {
    const moved = new Set([...last.values(), ...more.values()].flat());
    const order = [...events.filter((event) => !moved.has(event)), ...moved];
    const { done, waiting } = tryInTurn(order, attempt);
    const stuck = new Set(waiting.flatMap((event) => invoiceNumberOf(event) ?? []));
    return { done, stuck, works: waiting.length === 0 };
  };
  // Each way is looked at twice: with what is tried, and with what of it helped.
  const most = Math.min(mostWays, Math.floor(mostTries / (2 * events.length)));
  if (most === 0) return null;
  const ways = new Map<string, Generator<readonly MoneyEvent[]>>();
  /** The next way of each invoice that has one left. */
  const nextWays = (stuck: ReadonlySet<string>) => {
    const more = new Map<string, readonly MoneyEvent[]>();
    for (const number of stuck) {
      const own = ways.get(number) ?? inTheWay(byNumber, number);
      ways.set(number, own);
      const { value } = own.next();
      if (value !== undefined) more.set(number, value);
    }
    return more;
  };
  let now = look(last);
  for (let way = 0; way < most && !now.works; way += 1) {
    undoAll(now.done);
    if (now.stuck.size === 0 || now.stuck.size > mostStuck) return null;
    const more = nextWays(now.stuck);
    if (more.size === 0) return null;
    const tried = look(more);
    undoAll(tried.done);
    for (const [number, moved] of more) if (!tried.stuck.has(number)) last.set(number, moved);
    now = look(last);
  }
  if (now.works) return now.done;
  undoAll(now.done);
  return null;
}
