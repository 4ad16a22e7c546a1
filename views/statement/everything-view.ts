import type { KnownBlock } from '@slack/types';
import { context, header, section } from '../../src/blocks/layout.js';
import { pager } from '../../src/blocks/pager.js';
import { safe } from '../../src/blocks/text.js';
import { type ShownClub, wordsFor } from '../../src/blocks/words.js';
import { ownId } from '../../src/domain/record-id.js';
import type { Everything, Movement } from '../../src/services/credit/statement.js';
import { statementIds } from './ids.js';
import { movementRow } from './movement-row.js';

/** `£70.00 owed`, `nothing owed`, `overpaid by £5.00`; `owed` is less than zero when overpaid. */
function owedWords(owed: bigint, currency: string, club: ShownClub): string {
  const { money } = wordsFor(club);
  if (owed === 0n) return 'nothing owed';
  return owed > 0n ? `${money(owed, currency)} owed` : `overpaid by ${money(-owed, currency)}`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function rowOf({ entry, change, after }: Movement, club: ShownClub): KnownBlock {
  const { currency } = entry;
  const owed = owedWords(after, currency, club);
  const sign = change > 0n ? '+' : '';
  const { invoiceId } = entry.refs;
  const figures = [
    ...(change === 0n ? [] : [`*${sign}${wordsFor(club).money(change, currency)}*`]),
    change === 0n ? `${capital(owed)}, as before` : owed,
    ...(invoiceId === undefined ? [] : [safe(ownId(club.id, invoiceId))]),
  ];
  return movementRow({ entry, figures: figures.join('  ·  '), more: null }, club);
}

/** All that was booked for a payer, with what all their invoices together owed after each. */
export function everythingBlocks(shown: Everything, club: ShownClub): KnownBlock[] {
  const { owed, currency, movements } = shown;
  const words = owedWords(owed, currency, club);
  return [
    header(capital(words)),
    context('On all invoices together: what is left to pay, less what was overpaid.'),
    section(`*Everything in ${currency}*, newest first, by day`),
    ...pager(statementIds.callback, 'movements', shown),
    ...movements.map((movement) => rowOf(movement, club)),
  ];
}
