import type { Settled } from '../domain/credit/settled.js';

/** `£20.00 of it was used at once on INV-7 (nothing left to pay)`, of new account credit. */
export function settledWords(
  { invoiceNumber, amount, outstanding }: Settled,
  money: (amount: bigint) => string,
): string {
  const left = outstanding > 0n ? `${money(outstanding)} left to pay` : 'nothing left to pay';
  return `${money(amount)} of it was used at once on ${invoiceNumber} (${left})`;
}
