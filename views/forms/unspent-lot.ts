import type { InputBlock } from '@slack/types';
import { textInput } from '../../src/blocks/layout.js';
import { listed, safe } from '../../src/blocks/text.js';
import type { Words } from '../../src/blocks/words.js';
import { formatPlainAmount } from '../../src/domain/amounts/money.js';

type Use = { invoiceNumber: string; amount: bigint };

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

/** Where what is gone of a lot is and stays; nothing when all of it is unspent. */
export function gonePart(
  gone: { uses: readonly Use[]; paidOut: bigint; lapsed?: bigint; currency: string },
  { money }: Words,
): string[] {
  const { uses, paidOut, lapsed = 0n, currency } = gone;
  const cash = `${money(paidOut, currency)} of it was paid out as cash and cannot be taken back here.`;
  return [
    ...spentPart(uses, currency, money),
    ...(paidOut > 0n ? [cash] : []),
    ...(lapsed > 0n ? [`${money(lapsed, currency)} of it has expired.`] : []),
  ];
}

function spentPart(uses: readonly Use[], currency: string, money: Words['money']): string[] {
  if (uses.length === 0) return [];
  const spent = uses.reduce((sum, use) => sum + use.amount, 0n);
  const numbers = [...new Set(uses.map((use) => safe(use.invoiceNumber)))];
  const named =
    numbers.length > 6 ? [...numbers.slice(0, 6), `${numbers.length - 6} more`] : numbers;
  return [
    `${money(spent, currency)} of it is spent on ${listed(named)} and stays there, unless it is taken back first.`,
  ];
}
