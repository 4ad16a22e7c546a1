import { chained } from '../../domain/books/chain.js';
import type { JournalEntry } from '../../domain/books/journal-entry.js';
import type { ChainedPlan, Plan } from '../../domain/books/plan.js';
import type { CalendarDate } from '../../domain/calendar-date.js';
import { CreditError } from '../../domain/errors.js';
import type { ImportFault } from '../../domain/import/import-fault.js';
import { dayOfReplay, type MoneyEvent } from '../../domain/import/money-event.js';
import type { Club } from '../../domain/people/club-records.js';
import { digestOf } from '../../store/ledger/digest.js';
import { adviceFor } from './advice.js';
import { endStanding } from './end-standing.js';
import { contextFor } from './event-context.js';
import { isEnd, isSaid, namedKey } from './event-key.js';
import { forgottenIn } from './forgotten-in-row.js';
import type { PayerState } from './payer-state.js';
import { paymentStanding, reversalStanding } from './payment-standing.js';
import { planEvent } from './plan-event.js';
import { closedFault, contradictionFault, earlyFault, refusalFault } from './row-fault.js';
import type { SaidStandings } from './said-rows.js';
import { invoiceStanding, type Standing, voidStanding } from './standing.js';

/**
 * What becomes of one row. A `refused` one breaks a rule as things stand on that day: after
 * another event of the same day it may be right.
 */
export type RowOutcome =
  | { kind: 'there' }
  /** `key` says what the row is, also where nothing is entered into the journal for it. */
  | { kind: 'plan'; plan: ChainedPlan; key: string }
  | { kind: 'contradiction'; fault: ImportFault }
  | { kind: 'refused'; fault: ImportFault; lacksCredit: boolean };

export type RowOptions = {
  club: Club;
  /** Nothing new of that day or before is booked; null = the books are open. */
  closedUpTo: CalendarDate | null;
  recordedAt: Date;
  said: SaidStandings;
  /** The payer's own id. */
  payerId: string;
  /** Whether the payer is marked until its last event is booked. */
  marked: boolean;
  /** Voids that may leave what is spent of their credit note. */
  voidedInPart: ReadonlySet<MoneyEvent>;
};

/** Whether a row is new, and under which key it is booked then. */
function standingOf(
  event: MoneyEvent,
  state: PayerState,
  { club, said }: RowOptions,
): { standing: Standing; key: string; entry?: JournalEntry } {
  if (isSaid(event)) {
    const found = said.get(event.row);
    if (found === undefined) throw new Error('a row was not looked up before it was planned');
    if (found.kind === 'new') return { standing: 'new', key: found.key };
    const { entry } = found;
    return { standing: found.kind === 'there' ? 'there' : found.fact, key: '', entry };
  }
  if (isEnd(event)) return endStanding(event, state, said);
  const key = namedKey(club.id, event);
  switch (event.kind) {
    case 'invoice':
      return { standing: invoiceStanding(event, state, club), key };
    case 'payment':
      return { standing: paymentStanding(event.row, state, club), key };
    case 'reversal':
      return { standing: reversalStanding(event.row, state, club), key };
    case 'void':
      return { standing: voidStanding(event, state, club), key };
    default:
      return event satisfies never;
  }
}

/** Documents that are made while their payer is marked carry the mark as well. */
function marked(plan: Plan): Plan {
  const { invoice, account } = plan;
  const importing = true as const;
  return {
    ...plan,
    ...(invoice && { invoice: { ...invoice, after: { ...invoice.after, importing } } }),
    ...(account && { account: { ...account, after: { ...account.after, importing } } }),
  };
}

function issuedOnOf(event: MoneyEvent): string | null {
  return 'issuedOn' in event.row ? event.row.issuedOn : null;
}

/** One row beside what is stored, and through the rule of its kind where it is new. */
export function planRow(event: MoneyEvent, state: PayerState, options: RowOptions): RowOutcome {
  const { club, closedUpTo, said, voidedInPart } = options;
  const { standing, key, entry = null } = standingOf(event, state, options);
  if (standing === 'there') return { kind: 'there' };
  if (standing !== 'new') {
    const advice = adviceFor(event, standing, entry);
    return { kind: 'contradiction', fault: contradictionFault(event.row.place, standing, advice) };
  }
  const issuedOn = issuedOnOf(event);
  if (issuedOn !== null && dayOfReplay(event) < issuedOn) {
    return { kind: 'contradiction', fault: earlyFault(event, issuedOn) };
  }
  const gone = forgottenIn(event, state, options);
  try {
    const context = contextFor(event, key, options.recordedAt);
    const plan = planEvent(event, { state, club, context, said, voidedInPart });
    if (plan === null) return { kind: 'there' };
    if (gone !== null) return { kind: 'contradiction', fault: gone };
    if (closedUpTo !== null && event.on <= closedUpTo) {
      return { kind: 'contradiction', fault: closedFault(event, closedUpTo) };
    }
    return { kind: 'plan', plan: chained(options.marked ? marked(plan) : plan, digestOf), key };
  } catch (error) {
    if (!(error instanceof CreditError)) throw error;
    // Whatever a rule says of it as well: putting that right would not help.
    if (gone !== null) return { kind: 'contradiction', fault: gone };
    const of = { currency: event.row.currency, locale: club.locale };
    const fault = refusalFault(event, error, of);
    return { kind: 'refused', fault, lacksCredit: error.code === 'over-balance' };
  }
}
