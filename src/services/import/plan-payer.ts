import type { ChainedPlan } from '../../domain/books/plan.js';
import type { ImportFault } from '../../domain/import/import-fault.js';
import { dayOfReplay, invoiceNumberOf, type MoneyEvent } from '../../domain/import/money-event.js';
import { recordId } from '../../domain/record-id.js';
import type { PayerEvents } from './payer-events.js';
import { advance, type PayerState } from './payer-state.js';
import { planDay } from './plan-day.js';
import { planRow, type RowOptions } from './plan-row.js';
import { matchSaidRows } from './said-rows.js';

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
  const options: RowOptions = { club, closedUpTo, recordedAt, said, marked };
  const refused = new Set<string | null>();
  const attempt = (event: MoneyEvent) => {
    const outcome = planRow(event, state, options);
    const undo = outcome.kind === 'plan' ? advance(state, outcome.plan) : () => undefined;
    return { outcome, undo };
  };
  for (const day of daysOf(events)) {
    const open = day.filter((event) => {
      const number = invoiceNumberOf(event);
      return number === null || !refused.has(number);
    });
    for (const { event, outcome } of planDay(open, attempt)) {
      if (outcome.kind === 'there' || outcome.kind === 'plan') {
        yield outcome;
        continue;
      }
      const number = invoiceNumberOf(event);
      if (number !== null && refused.has(number)) continue;
      const certain = wholeFolder && refused.size === 0;
      const lacksCredit = outcome.kind === 'refused' && outcome.lacksCredit;
      if (certain || !lacksCredit) yield { kind: 'fault', fault: outcome.fault };
      refused.add(number);
    }
  }
}
