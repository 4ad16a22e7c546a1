import type { Digest } from '../books/chain.js';
import { type Promised, settledText } from '../books/promise.js';
import { type ShownFacts, shownAmount } from '../books/shown-facts.js';
import { spreadOverOpen } from './settled.js';

/*
 * What a form with an amount said that this amount would do, from the facts that it showed. Its
 * words follow from the same facts, so the promise holds for whatever is typed at the last moment.
 */

type Typed = { facts: ShownFacts; amount: bigint };

function smaller(one: bigint, other: bigint): bigint {
  return one < other ? one : other;
}

/** What the payer's other invoices get of the credit is no account credit any more. */
export function promisedRaise({ facts, amount }: Typed, digestOf: Digest): Promised {
  const outstanding = shownAmount(facts, 'outstanding');
  const toInvoice = smaller(amount, outstanding);
  const settled = spreadOverOpen(facts.open ?? [], amount - toInvoice).map((one) => {
    return { invoiceNumber: one.open.invoiceNumber, amount: one.amount };
  });
  const toAccount = settled.reduce((left, one) => left - one.amount, amount - toInvoice);
  return {
    toInvoice: `${toInvoice}`,
    toAccount: `${toAccount}`,
    outstanding: `${outstanding - toInvoice}`,
    creditUntil: toAccount > 0n ? (facts.creditUntil ?? '') : '',
    settled: settledText(settled, digestOf),
  };
}

export function promisedApply({ facts, amount }: Typed): Promised {
  return {
    toInvoice: `${amount}`,
    toAccount: `${-amount}`,
    outstanding: `${shownAmount(facts, 'outstanding') - amount}`,
    available: `${shownAmount(facts, 'available') - amount}`,
  };
}

export function promisedMove({ facts, amount }: Typed): Promised {
  return {
    toAccount: `${amount}`,
    overpaid: `${shownAmount(facts, 'overpaid') - amount}`,
    available: `${shownAmount(facts, 'available') + amount}`,
  };
}

/** What is returned pays the debt, then takes a write-off back, and beyond both is overpaid. */
export function promisedReturn({ facts, amount }: Typed): Promised {
  const owed = shownAmount(facts, 'outstanding');
  const beyond = amount > owed ? amount - owed : 0n;
  const recovered = smaller(beyond, shownAmount(facts, 'writtenOff'));
  return {
    toAccount: `${-amount}`,
    outstanding: `${owed > amount ? owed - amount : 0n}`,
    overpaid: `${shownAmount(facts, 'overpaid') + beyond - recovered}`,
    available: `${shownAmount(facts, 'available') - amount}`,
  };
}

/** What goes back is owed again, where the invoice was not overpaid. */
export function promisedReversal({ facts, amount }: Typed): Promised {
  const owed = shownAmount(facts, 'outstanding') - shownAmount(facts, 'overpaid') + amount;
  return { outstanding: `${owed > 0n ? owed : 0n}`, overpaid: `${owed < 0n ? -owed : 0n}` };
}

/** @param all what was promised of taking out everything: of an expired lot the credit stays */
export function promisedWithdraw({ facts, amount }: Typed, all: Promised): Promised {
  const available = shownAmount(facts, 'available');
  const isExpired = all.available === `${available}`;
  return {
    toAccount: `${-amount}`,
    available: `${isExpired ? available : available - amount}`,
  };
}
