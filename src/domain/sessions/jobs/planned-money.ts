import type { PlannedAct } from '../../approvals/request.js';
import { shownFacts } from '../../books/shown-facts.js';
import type { CalendarDate } from '../../calendar-date.js';
import type { JobNotice } from './job-notice.js';
import type { JobPart } from './job-part.js';

/** What of a part says what its money does. */
export type MoneyPart = Pick<JobPart, 'id' | 'currency' | 'amount' | 'effect'>;

type Totals = NonNullable<PlannedAct['job']>['totals'];

function totalsOf(parts: readonly MoneyPart[]): Totals {
  const totals = new Map<string, Totals[number]>();
  for (const { currency, amount, effect } of parts) {
    if (currency === null) continue;
    const before = totals.get(currency);
    totals.set(currency, {
      currency,
      people: (before?.people ?? 0) + 1,
      amount: (before?.amount ?? 0n) + amount,
      toInvoice: (before?.toInvoice ?? 0n) + effect.toInvoice,
      toAccount: (before?.toAccount ?? 0n) + effect.toAccount,
      sentBack: (before?.sentBack ?? 0n) + effect.sentBack,
    });
  }
  return [...totals.values()].sort((one, other) => (one.currency < other.currency ? -1 : 1));
}

function lineOf({ id, currency, amount, effect }: MoneyPart): string {
  const { toInvoice, toAccount, sentBack } = effect;
  return `${id} ${currency} ${amount} ${toInvoice} ${toAccount} ${sentBack}`;
}

/**
 * What the money of a job's parts does together, as plain data. Its promise holds the totals and a
 * digest of what each part does, so that whatever moved for one of them is seen.
 * @param cannot how many more were asked for and cannot be given now
 */
export function plannedMoneyOf(
  parts: readonly MoneyPart[],
  about: {
    job: { id: string; clubId: string };
    what: JobNotice['what'];
    /** The club's, where nothing is given. */
    currency: string;
    cannot: number;
    today: CalendarDate;
    digestOf: (text: string) => string;
  },
): PlannedAct {
  const { job, what, cannot, today, digestOf } = about;
  const totals = totalsOf(parts);
  const [first] = totals;
  const { toInvoice = 0n, toAccount = 0n, sentBack = 0n, amount = 0n } = first ?? {};
  const currency = first?.currency ?? about.currency;
  return {
    ...{ payerId: `${job.clubId}:jobs`, currency, invoiceId: null, amount },
    ...{ toInvoice, toAccount, sentBack, outstanding: null, overpaid: null, available: null },
    job: { jobId: job.id, what, totals, cannot },
    facts: shownFacts({}, { day: today, currency }),
    promised: {
      ...{ toInvoice: `${toInvoice}`, toAccount: `${toAccount}`, sentBack: `${sentBack}` },
      notes: digestOf(parts.map(lineOf).join('\n')),
    },
  };
}
