import type { KnownBlock } from '@slack/types';
import { section } from '../../src/blocks/layout.js';
import { type ShownClub, wordsFor } from '../../src/blocks/words.js';
import type { Statement } from '../../src/services/credit/statement.js';

/** `£70.00 owed`, `nothing owed`, `overpaid by £5.00`; `owed` is less than zero when overpaid. */
export function owedWords(owed: bigint, currency: string, club: ShownClub): string {
  const { money } = wordsFor(club);
  if (owed === 0n) return 'nothing owed';
  return owed > 0n ? `${money(owed, currency)} owed` : `overpaid by ${money(-owed, currency)}`;
}

export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** What is owed and what credit there is, in one line that stands in both views. */
export function standingBlock(
  { owed, available }: Statement['standing'],
  currency: string,
  club: ShownClub,
): KnownBlock {
  const { money } = wordsFor(club);
  const credit = available === 0n ? 'no' : money(available, currency);
  return section(
    `*${capital(owedWords(owed, currency, club))}* on all invoices  ·  *${credit} account credit* to spend`,
  );
}
