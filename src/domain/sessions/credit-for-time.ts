import type { EventContext, Plan } from '../books/plan.js';
import type { Account } from '../credit/account.js';
import type { CreditNote } from '../credit/credit-note.js';
import { requireLine, requireWithinCredit } from '../credit/line-shares.js';
import { type NoteOnLines, planCreditNote, requireCreditable } from '../credit/raise-credit.js';
import { requireOwedOn } from '../forgetting/require-owed.js';
import { requirePositive } from '../invoices/blocked.js';
import type { Invoice } from '../invoices/invoice.js';
import { shareTax } from '../invoices/tax.js';
import type { GivenOnLine } from './spread-offer.js';

/** Credit for sessions or days that are not used, on lines of one invoice, each named once. */
export type CreditForTime = Pick<NoteOnLines, 'noteToCustomer' | 'notifyCustomer'> & {
  lines: readonly GivenOnLine[];
};

/**
 * One credit note for what is not used of an invoice. It remembers what each line's part was given
 * for, so that nothing is given for a session twice.
 * @throws CreditError `invoice-void`, `payment-pending`, `total-zero`, `payer-forgotten`,
 * `amount-not-positive`, `unknown-line`, `over-line`, `over-creditable`
 */
export function planCreditForTime(
  state: { invoice: Invoice; account: Account | null },
  { lines, ...words }: CreditForTime,
  context: EventContext,
): Plan & { note: CreditNote } {
  const { invoice } = state;
  requireCreditable(invoice);
  requireOwedOn(invoice);
  for (const { line, amount } of lines) {
    requirePositive(amount);
    requireWithinCredit(invoice, { line, amount });
  }
  const amount = lines.reduce((sum, line) => sum + line.amount, 0n);
  requirePositive(amount);
  requireWithinCredit(invoice, { line: null, amount });
  const shares = lines.map(({ line, amount: share, givenFor }) => ({
    ...{ line, amount: share, tax: shareTax(requireLine(invoice, line), share) },
    ...(givenFor === null ? {} : { givenFor }),
  }));
  return planCreditNote(state, { ...words, shares }, context);
}
