import type { KnownBlock } from '@slack/types';
import { context, section } from '../../src/blocks/layout.js';
import { pager } from '../../src/blocks/pager.js';
import { safe } from '../../src/blocks/text.js';
import { type ShownClub, wordsFor } from '../../src/blocks/words.js';
import { ownId } from '../../src/domain/record-id.js';
import type { Everything, Movement } from '../../src/services/credit/statement.js';
import { statementIds } from './ids.js';
import { movementRow } from './movement-row.js';
import { capital, owedWords } from './standing.js';

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
  const { currency, movements } = shown;
  return [
    context('Owed is what is left to pay on all invoices together, less what was overpaid.'),
    section(`*Everything in ${currency}*, newest first, by day`),
    ...pager(statementIds.callback, 'movements', shown),
    ...movements.map((movement) => rowOf(movement, club)),
  ];
}
