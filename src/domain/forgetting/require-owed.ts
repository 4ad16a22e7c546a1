import type { EntryKind } from '../books/entry-kinds.js';
import { type Change, entriesOf, type Plan } from '../books/plan.js';
import type { Account } from '../credit/account.js';
import { refuse } from '../errors.js';
import type { Invoice } from '../invoices/invoice.js';

/** What happened outside the desk: it is written down, whoever it is about. */
const happened: readonly EntryKind[] = [
  'payment.pending',
  'payment.failed',
  'payment.received',
  'payment.bounced',
  'payment.returned',
  'payment.corrected',
  'refund.waiting',
  'refund.paid',
  'refund.failed',
];

/** What gives something on an invoice: that settles a debt, and nothing else. */
const giving: readonly EntryKind[] = ['credit.raised', 'invoice.voided', 'refund.asked'];

type OpenInvoice = Pick<Invoice, 'forgotten' | 'outstanding' | 'overpaid' | 'pendingPayment'>;

function isOpen({ outstanding, overpaid, pendingPayment }: OpenInvoice): boolean {
  return outstanding > 0n || overpaid > 0n || pendingPayment;
}

type Documents = {
  invoice?: OpenInvoice | null | undefined;
  account?: Pick<Account, 'forgotten' | 'balance'> | null | undefined;
};

function isForgotten({ invoice, account }: Documents): boolean {
  return invoice?.forgotten?.payer === true || account?.forgotten !== undefined;
}

/**
 * On an invoice of a payer who is forgotten credit can be given only for what is owed on it again.
 * @throws CreditError `payer-forgotten`
 */
export function requireOwedOn(invoice: OpenInvoice): void {
  if (isForgotten({ invoice }) && invoice.outstanding === 0n) refuse('payer-forgotten', {});
}

/**
 * What they paid is not sent back any more; what they paid too much is.
 * @throws CreditError `payer-forgotten`
 */
export function requireKnownPayer(invoice: OpenInvoice): void {
  if (isForgotten({ invoice })) refuse('payer-forgotten', {});
}

type Entry = {
  kind: EntryKind;
  actor: { kind: string };
  details: { toAccount?: bigint; refund?: { attempt: number } };
};

type Booked = Plan<Entry>;

/** Credit beyond the debt would be new account credit of somebody whom nobody knows. */
function isForDebt({ kind, details: { toAccount = 0n } }: Entry, { invoice }: Documents): boolean {
  return kind !== 'refund.asked' && toAccount === 0n && (invoice?.outstanding ?? 0n) > 0n;
}

function isSettling(plan: Booked, { invoice, account }: Documents): boolean {
  const entries = entriesOf(plan);
  if (entries.length === 0 || entries.some(({ actor }) => actor.kind === 'import')) return true;
  if (entries.some(({ kind }) => happened.includes(kind))) return true;
  // What failed on its way to them is still theirs.
  if (entries.some(({ details }) => (details.refund?.attempt ?? 1) > 1)) return true;
  const given = entries.filter(({ kind }) => giving.includes(kind));
  if (given.length > 0) return given.every((entry) => isForDebt(entry, { invoice }));
  return (invoice && isOpen(invoice)) || (account?.balance ?? 0n) > 0n;
}

/** What an act began from: of several plans on one document the first. */
function beforeAll<Document extends { id: string }>(
  changes: readonly (Change<Document> | undefined)[],
): Map<string | undefined, Document | null> {
  const made = changes.flatMap((change) => change ?? []).toReversed();
  return new Map(made.map(({ before, after }) => [after.id, before]));
}

/**
 * Who was forgotten is nobody's customer any more: what is typed about them would have to be taken
 * out again, so only what is still open on what a plan changes is settled. What happened outside,
 * such as money that came in, is always written down, and the import brings only that.
 * @param plans of one act, or of one page
 * @throws CreditError `payer-forgotten`
 */
export function requireOwed(plans: readonly Booked[]): void {
  const invoices = beforeAll(plans.map(({ invoice }) => invoice));
  const accounts = beforeAll(plans.map(({ account }) => account));
  for (const plan of plans) {
    const documents = {
      invoice: invoices.get(plan.invoice?.after.id),
      account: accounts.get(plan.account?.after.id),
    };
    if (isForgotten(documents) && !isSettling(plan, documents)) refuse('payer-forgotten', {});
  }
}
