import type { PlannedAct } from '../../approvals/request.js';
import { shownFacts } from '../../books/shown-facts.js';
import type { CalendarDate } from '../../calendar-date.js';
import type { JobNotice } from './job-notice.js';
import type { JobPart } from './job-part.js';

/** What of a part says what its money does. */
export type MoneyPart = Pick<JobPart, 'id' | 'currency' | 'amount' | 'effect'>;

/** A digest of texts that come one after another, as of all of them in one. */
export type RunningDigest = { add(text: string): void; digest(): string };

type Totals = NonNullable<PlannedAct['job']>['totals'];
type Total = Totals[number];

function withPart(before: Total | undefined, { currency, amount, effect }: MoneyPart): Total {
  return {
    currency: currency ?? '',
    people: (before?.people ?? 0) + 1,
    amount: (before?.amount ?? 0n) + amount,
    toInvoice: (before?.toInvoice ?? 0n) + effect.toInvoice,
    toAccount: (before?.toAccount ?? 0n) + effect.toAccount,
    sentBack: (before?.sentBack ?? 0n) + effect.sentBack,
  };
}

function lineOf({ id, currency, amount, effect }: MoneyPart): string {
  const { toInvoice, toAccount, sentBack } = effect;
  return `${id} ${currency} ${amount} ${toInvoice} ${toAccount} ${sentBack}`;
}

/** What the parts of a job do with money, added up one after another. */
export type MoneyTally = {
  /** A part that gives something. */
  add(part: MoneyPart): void;
  /** One that was asked for and cannot be given now. */
  leave(): void;
  /**
   * What they do together, as plain data. Its promise holds the totals and a digest of what each
   * part does, so that whatever moved for one of them is seen.
   */
  planned(about: {
    job: { id: string; clubId: string };
    what: JobNotice['what'];
    /** The club's, where nothing is given. */
    currency: string;
    today: CalendarDate;
  }): PlannedAct;
};

export function createMoneyTally(notes: RunningDigest): MoneyTally {
  const totals = new Map<string, Total>();
  let added = 0;
  let cannot = 0;
  return {
    add(part) {
      const { currency, amount } = part;
      if (amount === 0n) return;
      notes.add(added === 0 ? lineOf(part) : `\n${lineOf(part)}`);
      added += 1;
      if (currency !== null) totals.set(currency, withPart(totals.get(currency), part));
    },
    leave() {
      cannot += 1;
    },
    planned({ job, what, today, currency: clubs }) {
      const sorted = [...totals.values()].sort((one, other) =>
        one.currency < other.currency ? -1 : 1,
      );
      const [first] = sorted;
      const { toInvoice = 0n, toAccount = 0n, sentBack = 0n, amount = 0n } = first ?? {};
      const currency = first?.currency ?? clubs;
      return {
        ...{ payerId: `${job.clubId}:jobs`, currency, invoiceId: null, amount },
        ...{ toInvoice, toAccount, sentBack, outstanding: null, overpaid: null, available: null },
        job: { jobId: job.id, what, totals: sorted, cannot },
        facts: shownFacts({}, { day: today, currency }),
        promised: {
          ...{ toInvoice: `${toInvoice}`, toAccount: `${toAccount}`, sentBack: `${sentBack}` },
          notes: notes.digest(),
        },
      };
    },
  };
}
