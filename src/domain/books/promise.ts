import type { CalendarDate } from '../calendar-date.js';
import type { Settled } from '../credit/settled.js';
import { type Consequences, consequencesOf } from './consequences.js';
import type { Plan } from './plan.js';
import type { ShownFacts } from './shown-facts.js';

export const promisedThings = [
  'toInvoice',
  'toAccount',
  'outstanding',
  'overpaid',
  'available',
  'lots',
  'creditUntil',
  'settled',
  'notes',
  'sentBack',
  'refunds',
] as const satisfies readonly (keyof Consequences)[];

/**
 * Those of the consequences that a form told beforehand, each as a short text: amounts in minor
 * units as decimal digits, lists by their digest. It is compared and nothing else: no amount that
 * is booked comes from it.
 */
export type Promised = Partial<Record<(typeof promisedThings)[number], string>>;

/** What a form showed: the facts of that moment, and what it said would happen. */
export type ShownPromise = { facts: ShownFacts; promised: Promised };

type Digest = (text: string) => string;

function listText(parts: readonly string[], digestOf: Digest): string {
  return parts.length === 0 ? '' : digestOf(parts.join('\n'));
}

/** On which other invoices new credit is used at once, as a promise says it. */
export function settledText(
  settled: readonly Pick<Settled, 'invoiceNumber' | 'amount'>[],
  digestOf: Digest,
): string {
  const parts = settled.map(({ invoiceNumber, amount }) => `${invoiceNumber} ${amount}`);
  return listText(parts, digestOf);
}

/** Which payments are sent back by whom, and how much of each, as a promise says it. */
export function refundsText(refunds: Consequences['refunds'], digestOf: Digest): string {
  const parts = refunds.map(({ paymentId, provider, amount }) => {
    return `${paymentId} ${provider} ${amount}`;
  });
  return listText(parts, digestOf);
}

/** All the consequences as texts of a promise, however long the lists are. */
export function promiseOf(all: Consequences, digestOf: Digest): Required<Promised> {
  const { toInvoice, toAccount, outstanding, overpaid, available, lots, notes } = all;
  const { sentBack, refunds, creditUntil, settled } = all;
  return {
    toInvoice: `${toInvoice}`,
    toAccount: `${toAccount}`,
    outstanding: `${outstanding ?? ''}`,
    overpaid: `${overpaid ?? ''}`,
    available: `${available ?? ''}`,
    lots: listText(
      lots.map(({ lotId, amount, expired }) => `${lotId} ${amount} ${expired}`),
      digestOf,
    ),
    creditUntil: creditUntil ?? '',
    settled: settledText(settled, digestOf),
    notes: listText(
      notes.map(({ number, amount }) => `${number} ${amount}`),
      digestOf,
    ),
    sentBack: `${sentBack}`,
    refunds: refundsText(refunds, digestOf),
  };
}

/** Something else would happen than what the form said. Nothing was sent, so nothing is booked. */
export class FactsMoved extends Error {
  override readonly name = 'FactsMoved';
  /** What the form said and is no longer so. */
  readonly broken: readonly string[];

  constructor(broken: readonly string[]) {
    super(`the facts moved: ${broken.join(', ')}`);
    this.broken = broken;
  }
}

/** Compares a plan with what was promised of it. @throws FactsMoved */
export function requirePromised(
  promised: Promised,
  plan: Plan,
  { today, digestOf }: { today: CalendarDate; digestOf: Digest },
): void {
  const actual = promiseOf(consequencesOf(plan, today), digestOf);
  const broken = promisedThings.filter(
    (thing) => promised[thing] !== undefined && promised[thing] !== actual[thing],
  );
  if (broken.length > 0) throw new FactsMoved(broken);
}
