import type { KnownBlock } from '@slack/types';
import { context, header, section } from '../../src/blocks/layout.js';
import { pager } from '../../src/blocks/pager.js';
import { type ShownClub, wordsFor } from '../../src/blocks/words.js';
import type { Everything, Movement } from '../../src/services/credit/statement.js';
import { statementIds } from './ids.js';
import { movementRow } from './movement-row.js';

/** `£70.00 owed`, `nothing owed`, `overpaid by £5.00`; `owed` is less than zero when overpaid. */
function owedWords(owed: bigint, currency: string, club: ShownClub): string {
  const { money } = wordsFor(club);
  if (owed === 0n) return 'nothing owed';
  return owed > 0n ? `${money(owed, currency)} owed` : `overpaid by ${money(-owed, currency)}`;
}

function rowOf({ entry, change, after }: Movement, club: ShownClub): KnownBlock {
  const { currency } = entry;
  const owed = owedWords(after, currency, club);
  const sign = change > 0n ? '+' : '';
  const figures =
    change === 0n
      ? `${owed}, as before`
      : `*${sign}${wordsFor(club).money(change, currency)}*  ·  ${owed}`;
  return movementRow({ entry, figures, more: null }, club);
}

/** All that was booked for a payer, with what all their invoices together owed after each. */
export function everythingBlocks(shown: Everything, club: ShownClub): KnownBlock[] {
  const { owed, currency, movements } = shown;
  const words = owedWords(owed, currency, club);
  return [
    header(`${words.charAt(0).toUpperCase()}${words.slice(1)}`),
    context('On all invoices together: what is left to pay, less what was overpaid.'),
    section(`*Everything in ${currency}*, newest first, by day`),
    ...pager(statementIds.callback, 'movements', shown),
    ...movements.map((movement) => rowOf(movement, club)),
  ];
}
