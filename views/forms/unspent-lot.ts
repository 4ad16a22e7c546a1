import type { InputBlock } from '@slack/types';
import { textInput } from '../../src/blocks/layout.js';
import { listed, safe } from '../../src/blocks/text.js';
import type { Words } from '../../src/blocks/words.js';
import { formatPlainAmount } from '../../src/domain/amounts/money.js';

/** How much of a lot to take: all that is unspent, unless somebody types less. */
export function unspentAmountInput(
  id: string,
  { maximum, currency }: { maximum: bigint; currency: string },
  { money }: Words,
): InputBlock {
  return textInput({
    id,
    label: 'Amount',
    hint: `In ${currency}, at most ${money(maximum, currency)}`,
    initial: formatPlainAmount(maximum, currency),
    maxLength: 30,
  });
}

/** Where the spent part of a lot is and stays; nothing when all of it is unspent. */
export function spentPart(
  uses: readonly { invoiceNumber: string; amount: bigint }[],
  currency: string,
  { money }: Words,
): string[] {
  if (uses.length === 0) return [];
  const spent = uses.reduce((sum, use) => sum + use.amount, 0n);
  const numbers = [...new Set(uses.map((use) => safe(use.invoiceNumber)))];
  const named =
    numbers.length > 6 ? [...numbers.slice(0, 6), `${numbers.length - 6} more`] : numbers;
  return [
    `${money(spent, currency)} of it is spent on ${listed(named)} and stays there, unless it is taken back first.`,
  ];
}
