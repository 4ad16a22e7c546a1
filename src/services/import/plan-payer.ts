import type { ChainedPlan } from '../../domain/books/plan.js';
import type { ImportFault } from '../../domain/import/import-fault.js';
import { dayOfReplay, invoiceNumberOf, type MoneyEvent } from '../../domain/import/money-event.js';
import { recordId } from '../../domain/record-id.js';
import { lookBack } from './look-back.js';
import type { PayerEvents } from './payer-events.js';
import { advance, type PayerState } from './payer-state.js';
import { planDay } from './plan-day.js';
import { planRow, type RowOptions } from './plan-row.js';
import { matchSaidRows } from './said-rows.js';
import { type Tried, undoAll } from './try-in-turn.js';

/** What becomes of a row: it was there, is to be booked, or cannot be. */
export type PlannedRow =
  | { kind: 'there' }
  | { kind: 'plan'; plan: ChainedPlan; key: string }
  | { kind: 'fault'; fault: ImportFault };

export type PlanOptions = Pick<RowOptions, 'club' | 'closedUpTo' | 'recordedAt'> & {
  /** Whether every row of the folder is planned, so that missing credit is really missing. */
  wholeFolder: boolean;
};

function* daysOf(events: readonly MoneyEvent[]): Generator<MoneyEvent[]> {
  let day: MoneyEvent[] = [];
  for (const event of events) {
    if (day[0] !== undefined && dayOfReplay(day[0]) !== dayOfReplay(event)) {
      yield day;
      day = [];
    }
    day.push(event);
  }
  if (day.length > 0) yield day;
}

/** What no order makes possible whole, and the desk does in part. */
function stuckVoids(tried: readonly Tried[]): MoneyEvent[] {
  return tried
    .filter(({ event, outcome }) => event.kind === 'note-void' && outcome.kind === 'refused')
    .map(({ event }) => event);
}

/** So many events stay open to another order of their day, until later ones are planned. */
const openEvents = 200;

/** Days that are planned and not handed on yet, the oldest first. */
function* leave(days: Tried[][], most: number): Generator<PlannedRow> {
  let events = days.reduce((sum, day) => sum + day.length, 0);
  while (days.length > 0 && events > most) {
    const [oldest = []] = days.splice(0, 1);
    events -= oldest.length;
    for (const { outcome } of oldest) {
      if (outcome.kind === 'there' || outcome.kind === 'plan') yield outcome;
    }
  }
}

/**
 * Plans all events of one payer day by day; what is refused becomes a fault at its row. Faults
 * that may only follow from an earlier one are not reported: of each invoice the first one is,
 * and credit that is missing only as long as nothing else of the payer was refused.
 */
export function* planPayer(
  { payerId, events }: PayerEvents,
  state: PayerState,
  { club, closedUpTo, recordedAt, wholeFolder }: PlanOptions,
): Generator<PlannedRow> {
  const said = matchSaidRows(events, state, club);
  const marked = state.unfinished.has(recordId(club.id, payerId));
  const voidedInPart = new Set<MoneyEvent>();
  const base = { club, closedUpTo, recordedAt, said, payerId, marked };
  const options: RowOptions = { ...base, voidedInPart };
  const refused = new Set<string | null>();
  const attempt = (event: MoneyEvent) => {
    const outcome = planRow(event, state, options);
    const undo = outcome.kind === 'plan' ? advance(state, outcome.plan) : () => undefined;
    return { outcome, undo };
  };
  let before: Tried[][] = [];
  for (const day of daysOf(events)) {
    const open = day.filter((event) => {
      const number = invoiceNumberOf(event);
      return number === null || !refused.has(number);
    });
    let tried = planDay(open, attempt);
    if (refused.size === 0 && tried.some(({ outcome }) => outcome.kind === 'refused')) {
      undoAll(tried);
      const looked = lookBack(before, open, attempt);
      before = looked.before;
      for (const event of looked.newest === null ? stuckVoids(tried) : []) voidedInPart.add(event);
      tried = looked.newest ?? planDay(open, attempt);
    }
    for (const { event, outcome } of tried) {
      if (outcome.kind === 'there' || outcome.kind === 'plan') continue;
      const number = invoiceNumberOf(event);
      if (number !== null && refused.has(number)) continue;
      const certain = wholeFolder && refused.size === 0;
      const lacksCredit = outcome.kind === 'refused' && outcome.lacksCredit;
      if (certain || !lacksCredit) yield { kind: 'fault', fault: outcome.fault };
      refused.add(number);
    }
    before.push(tried);
    yield* leave(before, openEvents);
  }
  yield* leave(before, 0);
}
