import type { JournalEntry, LotSource, LotUse } from '../books/journal-entry.js';

/**
 * What of some lots went out as cash and did not come back, in minor units: a pay-out that could
 * not be done is account credit again. @param entries all that name these lots as used
 */
export function paidOutOf(
  entries: readonly Pick<JournalEntry, 'kind' | 'details'>[],
  isOf: (use: LotUse) => boolean,
): bigint {
  const sumOf = (kind: JournalEntry['kind']) =>
    entries
      .filter((entry) => entry.kind === kind)
      .flatMap(({ details }) => details.uses ?? [])
      .filter(isOf)
      .reduce((sum, use) => sum + use.amount, 0n);
  return sumOf('credit.paid-out') - sumOf('refund.failed');
}

/** Whether a lot, or what was used of it, was made from that invoice. */
export function isMadeFrom(invoiceId: string): (of: { source: LotSource }) => boolean {
  return ({ source }) => source.kind !== 'opening' && source.invoiceId === invoiceId;
}

/** Of a refusal: why cash that was paid out is no way back, and the one case in which it is. */
export function paidOutSentence(shown: string): string {
  return `${shown} of it was paid out as cash, so it cannot be taken back here. If that pay-out could not be done, say so under Refunds to do: then it is account credit again.`;
}

/** Of a lot of which nothing is unspent: what was used on which invoices, is cash, and has expired. */
export type GoneCredit = {
  spentOn: string[];
  spent: bigint;
  paidOut: bigint;
  /** Nothing when left out. */
  expired?: bigint;
  currency: string;
};

/** Whether it went anywhere, or was taken out before. */
export function isAnythingGone({ spent, paidOut, expired = 0n }: GoneCredit): boolean {
  return spent + paidOut + expired > 0n;
}

/** Why credit whose day is past is no way back. */
export function expiredSentence(shown: string): string {
  return `${shown} of it has expired, and what has expired does not come back.`;
}

/** Where the credit is gone, and how to get back what can come back. */
export function goneSentence(
  { spentOn, spent, paidOut, expired = 0n, currency }: GoneCredit,
  money: (amount: bigint, currency: string) => string,
): string {
  // An import looks at some of the payer's entries only, so it may not know where.
  const where = spentOn.length === 0 ? 'used or paid out' : `used on ${spentOn.join(', ')}`;
  const back = spentOn.length === 0 ? '' : ' Take that back first.';
  return [
    ...(spent > 0n ? [`${money(spent, currency)} of it was ${where}.${back}`] : []),
    ...(paidOut > 0n ? [paidOutSentence(money(paidOut, currency))] : []),
    ...(expired > 0n ? [expiredSentence(money(expired, currency))] : []),
  ].join(' ');
}
