import type { ImportFault } from '../../cli/import-folder/import-fault.js';
import type { Club } from '../../domain/club-records.js';
import { CreditError } from '../../domain/errors.js';
import type { EventContext, Plan } from '../../domain/plan.js';
import { recordId } from '../../domain/record-id.js';
import { hashRequest } from '../book-event.js';
import { contradiction } from './contradiction.js';
import { eventKey } from './event-key.js';
import type { MoneyEvent } from './money-event.js';
import { advance, type PayerState } from './payer-state.js';
import { planEvent } from './plan-event.js';

export type PayerPlan = { plans: Plan[]; faults: ImportFault[]; alreadyThere: number };

function faultAt(event: MoneyEvent, reason: string): ImportFault {
  return { file: event.place.file, line: event.place.line, reason };
}

function reasonOf(event: MoneyEvent): string {
  switch (event.kind) {
    case 'opening':
      return 'Opening balance';
    case 'invoice':
      return 'Imported invoice';
    case 'payment':
      return 'Imported payment';
    case 'credit-note':
      return event.row.reason;
    case 'application':
      return 'Account credit used before the desk';
    case 'void':
      return 'Void before the desk';
    default:
      return event satisfies never;
  }
}

function contextFor(event: MoneyEvent, key: string, recordedAt: Date): EventContext {
  return {
    key,
    requestHash: hashRequest({ key }),
    actor: { kind: 'import' },
    reason: reasonOf(event),
    today: event.on,
    // Noon, so that no time zone moves the document to another day.
    now: new Date(`${event.on}T12:00:00Z`),
    recordedAt,
  };
}

/** What a stored payment says about a row: nothing to do, a contradiction, or go on. */
function paymentStanding(
  event: Extract<MoneyEvent, { kind: 'payment' }>,
  state: PayerState,
  club: Club,
): 'new' | 'there' | ImportFault {
  const { row } = event;
  const stored = state.payments.get(recordId(club.id, row.id));
  if (stored === undefined) return 'new';
  const invoiceId = recordId(club.id, row.invoiceNumber);
  const [was, is] = [
    `${stored.amount} of ${stored.invoiceId}`,
    `${row.amountMinor} of ${invoiceId}`,
  ];
  if (was !== is) {
    return faultAt(event, `Payment ${row.id} is stored as ${was}; this row says ${is}.`);
  }
  if (stored.status === row.status) return 'there';
  if (stored.status === 'pending') return 'new';
  // Booked back since it was imported: the row tells how it began.
  if (row.status === 'received' && stored.status !== 'failed') return 'there';
  return faultAt(
    event,
    `Payment ${row.id} is stored as ${stored.status}; this row says ${row.status}.`,
  );
}

/** Plans all events of one payer in order; refusals become faults at their rows. */
export function planPayer(
  events: readonly MoneyEvent[],
  state: PayerState,
  club: Club,
  recordedAt: Date,
): PayerPlan {
  const result: PayerPlan = { plans: [], faults: [], alreadyThere: 0 };
  for (const [index, event] of events.entries()) {
    const key = eventKey(club.id, event);
    const found = standingOf(event, key, state, club);
    if (found === 'there') result.alreadyThere += 1;
    else if (found !== 'new') result.faults.push(found);
    else {
      // A millisecond apart, so that the history of an invoice keeps its order.
      const written = new Date(recordedAt.getTime() + index);
      try {
        const plan = planEvent(event, state, club, contextFor(event, key, written));
        advance(state, plan);
        result.plans.push(plan);
      } catch (error) {
        if (!(error instanceof CreditError)) throw error;
        result.faults.push(faultAt(event, error.sentence(club.locale)));
      }
    }
  }
  return result;
}

function standingOf(
  event: MoneyEvent,
  key: string,
  state: PayerState,
  club: Club,
): 'new' | 'there' | ImportFault {
  if (event.kind === 'payment') return paymentStanding(event, state, club);
  const entry = state.entries.get(key);
  if (entry === undefined) return 'new';
  const fact = contradiction(event, entry, state, club);
  if (fact === null) return 'there';
  const { name, stored, given } = fact;
  return faultAt(
    event,
    `This row is already imported with ${name} "${stored}"; it now says "${given}". Nothing was changed.`,
  );
}
