import { type Consequences, consequencesOf } from '../books/consequences.js';
import { invoiceIdOf } from '../books/journal-entry.js';
import { asOne, entriesOf, type Plan } from '../books/plan.js';
import { type Promised, promisedThings, promiseOf } from '../books/promise.js';
import { shownFacts } from '../books/shown-facts.js';
import type { CalendarDate } from '../calendar-date.js';
import { givenByAll } from './given.js';
import type { PlannedAct } from './request.js';

type Digest = (text: string) => string;

/**
 * Of all that a plan does, what the form said; everything where it is not known what it said. Which
 * payment's money is sent by whom, and what new credit settles, is promised in every case.
 */
function saidOf(all: Consequences, said: Promised | undefined, digestOf: Digest): Promised {
  const promise = promiseOf(all, digestOf);
  if (said === undefined || Object.keys(said).length === 0) return promise;
  const picked: Promised = {};
  for (const thing of promisedThings) {
    if (said[thing] !== undefined) picked[thing] = promise[thing];
  }
  return {
    ...picked,
    ...(promise.refunds !== '' && { refunds: promise.refunds }),
    ...(promise.settled !== '' && { settled: promise.settled }),
  };
}

/**
 * What the plans of one act, each made from what the one before left, do together, as plain data.
 * @param said what the form said: only that is kept as its promise
 */
export function plannedActOf(
  plans: readonly Plan[],
  { said, today, digestOf }: { said: Promised | undefined; today: CalendarDate; digestOf: Digest },
): PlannedAct {
  const entries = plans.flatMap((plan) => entriesOf(plan));
  const [first] = entries;
  if (first === undefined) throw new Error('an act that books nothing was planned');
  const { payerId, currency } = first;
  const all = asOne(plans);
  const consequences = consequencesOf(all, today);
  const { toInvoice, toAccount, sentBack, outstanding, overpaid, available } = consequences;
  const { settled } = consequences;
  const state = { invoice: all.invoice?.before ?? null, account: all.account?.before ?? null };
  return {
    ...{ payerId, currency },
    invoiceId: invoiceIdOf(entries),
    amount: givenByAll(entries).amount,
    ...{ toInvoice, toAccount, sentBack, outstanding, overpaid, available },
    ...(settled.length > 0 && { settled }),
    ...((state.invoice?.forgotten ?? state.account?.forgotten) && { forgotten: true }),
    facts: shownFacts(state, { day: today, currency }),
    promised: saidOf(consequences, said, digestOf),
  };
}

/** Whether something else would happen now than what was promised before. */
export function isChanged(before: Promised, now: Promised): boolean {
  // The last day of new credit follows from the day on which it is approved.
  const compared = promisedThings.filter((thing) => thing !== 'creditUntil');
  return compared.some((thing) => before[thing] !== now[thing]);
}
