import { expiredSentence, paidOutSentence } from './paid-out.js';

/**
 * Standing account credit that was made from an invoice, by notes and moved from an overpayment; what
 * of both is cash, or has expired. Minor units.
 */
export type StandingCredit = {
  invoiceNumber: string;
  byNotes: bigint;
  moved: bigint;
  paidOut: bigint;
  /** Nothing when left out. */
  expired?: bigint;
  currency: string;
};

/** Why its invoice cannot be voided, with the way out where there is one. */
export function madeCreditSentence(
  { invoiceNumber, byNotes, moved, paidOut, expired = 0n, currency }: StandingCredit,
  show: { money: (amount: bigint, currency: string) => string },
): string {
  const money = (amount: bigint) => show.money(amount, currency);
  const ways = [
    ...(byNotes > 0n ? [`void the credit note (${money(byNotes)})`] : []),
    ...(moved > 0n ? [`return the moved overpayment (${money(moved)})`] : []),
  ];
  const made = `${invoiceNumber} cannot be voided: ${money(byNotes + moved)} of account credit was made from it.`;
  if (expired > 0n) return `${made} ${expiredSentence(money(expired))}`;
  return paidOut > 0n
    ? `${made} ${paidOutSentence(money(paidOut))}`
    : `${made} First ${ways.join(' and ')}.`;
}
