import { safe } from '../../src/blocks/text.js';
import type { Words } from '../../src/blocks/words.js';
import { providerRule } from '../../src/domain/refunds/provider-rules.js';
import type { AskedPart } from '../../src/services/refunds/asked-refund.js';
import { refundsToDoTitle } from './ids.js';

/** Who sends what was asked for: a provider by itself, and people all else. */
export function whoSendsWords(
  parts: readonly AskedPart[],
  currency: string,
  { money }: Words,
): string[] {
  const own = parts.filter(({ isSentByDesk }) => isSentByDesk);
  const others = parts.filter(({ isSentByDesk }) => !isSentByDesk);
  const sum = (some: readonly AskedPart[]) =>
    money(
      some.reduce((all, { amount }) => all + amount, 0n),
      currency,
    );
  const names = [...new Set(own.map(({ provider }) => safe(providerRule(provider).name)))];
  const which = (some: readonly AskedPart[]) => (some.length === parts.length ? 'It' : sum(some));
  const byItself =
    own.length === 0
      ? []
      : [
          `${names.join(' and ')} sends ${own.length === parts.length ? 'it' : sum(own)} by itself: nobody has to. The finance channel hears when it is done, or failed.`,
        ];
  const byPeople =
    others.length === 0
      ? []
      : [`${which(others)} stands under *${refundsToDoTitle}* until somebody marks it as done.`];
  return [...byItself, ...byPeople];
}
