import { madeCreditFacts, waysOutLines } from '../../src/blocks/made-credit-words.js';
import type { MadeCredit } from '../../src/domain/payments/ways-out-after-reversal.js';

/** What is said beforehand of account credit made from an invoice whose money goes back. */
export function wentBackWords(
  credit: MadeCredit | null,
  money: (amount: bigint) => string,
): string[] {
  if (credit === null) return [];
  const ways = waysOutLines(credit, money);
  const then = ways.length === 0 ? '' : ` Afterwards you can ${ways.join(', or ')}.`;
  return [`${madeCreditFacts(credit, money)} Nothing of it is taken by itself.${then}`];
}
