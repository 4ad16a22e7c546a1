import type { Settled } from '../domain/credit/settled.js';

/** `£20.00 of it on INV-7 (nothing left to pay)`: a use of new credit, with what is left there. */
export function settledWords(
  { invoiceNumber, amount, outstanding }: Settled,
  money: (amount: bigint) => string,
): string {
  const left = outstanding > 0n ? `${money(outstanding)} left to pay` : 'nothing left to pay';
  return `${money(amount)} of it on ${invoiceNumber} (${left})`;
}
