import { chained } from '../../domain/books/chain.js';
import type { ChainedPlan } from '../../domain/books/plan.js';
import { CreditError } from '../../domain/errors.js';
import type { ImportFault } from '../../domain/import/import-fault.js';
import { invoiceNumberOf, type MoneyEvent } from '../../domain/import/money-event.js';
import type { Club } from '../../domain/people/club-records.js';
import { recordId } from '../../domain/record-id.js';
import { digestOf } from '../../store/ledger/digest.js';
import { entryFacts } from './contradiction.js';
import { contextFor } from './event-context.js';
import { eventKey } from './event-key.js';
import type { InvoiceOwner } from './payer-groups.js';
import { advance, type PayerState } from './payer-state.js';
import { paymentStanding, type Standing, standingBy } from './payment-standing.js';
import { planEvent } from './plan-event.js';
import { contradictionFault, earlyFault, refusalFault } from './row-fault.js';

export type PayerPlan = { plans: ChainedPlan[]; faults: ImportFault[]; alreadyThere: number };

export type PlanOptions = {
  club: Club;
  owners: ReadonlyMap<string, InvoiceOwner>;
  recordedAt: Date;
  /** Whether every row of the folder is planned, so that missing credit is really missing. */
  wholeFolder: boolean;
};

/**
 * Plans all events of one payer in order; what is refused becomes a fault at its row. Faults that
 * may only follow from an earlier one are not reported: of each invoice the first one is, and
 * credit that is missing only as long as nothing else of the payer was refused.
 */
export function planPayer(
  events: readonly MoneyEvent[],
  state: PayerState,
  options: PlanOptions,
): PayerPlan {
  const result: PayerPlan = { plans: [], faults: [], alreadyThere: 0 };
  const refused = new Set<string | null>();
  for (const event of events) {
    const number = invoiceNumberOf(event);
    if (number !== null && refused.has(number)) continue;
    const outcome = planRow(event, state, options);
    if (outcome === 'there') result.alreadyThere += 1;
    else if ('plan' in outcome) {
      advance(state, outcome.plan);
      result.plans.push(outcome.plan);
    } else {
      const certain = options.wholeFolder && refused.size === 0;
      if (certain || !outcome.lacksCredit) result.faults.push(outcome.fault);
      refused.add(number);
    }
  }
  return result;
}

type RowOutcome = 'there' | { plan: ChainedPlan } | { fault: ImportFault; lacksCredit: boolean };

function planRow(event: MoneyEvent, state: PayerState, options: PlanOptions): RowOutcome {
  const { club, owners } = options;
  const key = eventKey(club.id, event);
  const standing = standingOf(event, key, state, club);
  if (standing === 'there') return 'there';
  const fault = (made: ImportFault) => ({ fault: made, lacksCredit: false });
  if (standing !== 'new') return fault(contradictionFault(event.row.place, standing));
  const number = invoiceNumberOf(event) ?? '';
  const issuedOn = owners.get(number)?.issuedOn;
  if (issuedOn !== undefined && event.on < issuedOn) return fault(earlyFault(event, issuedOn));
  try {
    const plan = planEvent(event, state, club, contextFor(event, key, options.recordedAt));
    return { plan: chained(plan, digestOf) };
  } catch (error) {
    if (!(error instanceof CreditError)) throw error;
    const invoice = state.invoices.get(recordId(club.id, number));
    const currency = 'currency' in event.row ? event.row.currency : invoice?.currency;
    const of = { currency: currency ?? club.currency, locale: club.locale };
    return {
      fault: refusalFault(event, error, of),
      lacksCredit: error.code === 'over-balance',
    };
  }
}

function standingOf(event: MoneyEvent, key: string, state: PayerState, club: Club): Standing {
  if (event.kind === 'payment') return paymentStanding(event.row, state, club);
  const entry = state.entries.get(key);
  return entry === undefined ? 'new' : standingBy(entryFacts(event, entry, state, club));
}
