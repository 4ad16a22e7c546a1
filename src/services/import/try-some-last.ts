import { grouped } from '../../domain/books/grouped.js';
import { invoiceNumberOf, type MoneyEvent } from '../../domain/import/money-event.js';
import { type Tried, type TryEvent, tryInTurn, undoAll } from './try-in-turn.js';

/** So many ways out of the documented order are tried for an invoice; few have as many events. */
const mostWays = 12;
/** So many events are tried at most, which takes some seconds; a day of more is not looked into. */
const mostTries = 25_000;
/** A day with more invoices that are refused has another fault than its order. */
const mostStuck = 200;

type Numbered = ReadonlyMap<string | null, readonly MoneyEvent[]>;

/** What may stand in the way of an invoice's events: one of them, all of a kind, other uses. */
function standsInTheWay(events: Numbered, number: string, way: number): readonly MoneyEvent[] {
  const own = events.get(number) ?? [];
  const single = own[way];
  if (single !== undefined) return [single];
  const several = [...new Set(own.map(({ kind }) => kind))]
    .map((kind) => own.filter((event) => event.kind === kind))
    .filter((some) => some.length > 1);
  const ofKind = several[way - own.length];
  if (ofKind !== undefined) return ofKind;
  if (way > own.length + several.length) return [];
  return [...events.values()].flat().filter(({ kind }) => kind === 'application');
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
  const ways = Math.min(mostWays, Math.floor(mostTries / (2 * events.length)));
  if (ways === 0) return null;
  let now = look(last);
  for (let way = 0; way < ways && !now.works; way += 1) {
    undoAll(now.done);
    if (now.stuck.size === 0 || now.stuck.size > mostStuck) return null;
    const more = new Map(
      [...now.stuck].map((number) => [number, standsInTheWay(byNumber, number, way)] as const),
    );
    const tried = look(more);
    undoAll(tried.done);
    for (const [number, moved] of more) if (!tried.stuck.has(number)) last.set(number, moved);
    now = look(last);
  }
  if (now.works) return now.done;
  undoAll(now.done);
  return null;
}
