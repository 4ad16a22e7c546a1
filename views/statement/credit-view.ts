import type { KnownBlock } from '@slack/types';
import { context, header, section } from '../../src/blocks/layout.js';
import { pager } from '../../src/blocks/pager.js';
import { counted, listed, safe } from '../../src/blocks/text.js';
import { type ShownClub, wordsFor } from '../../src/blocks/words.js';
import type { LotSpent } from '../../src/services/credit/credit-movements.js';
import type { CreditMovement, CreditMovements } from '../../src/services/credit/statement.js';
import { statementIds } from './ids.js';
import { expiryOf, lotBlocks } from './lots.js';
import { movementRow } from './movement-row.js';

/** More invoices than these are counted and not named. */
const namedInvoices = 6;

function sumOf(spent: readonly LotSpent[]): bigint {
  return spent.reduce((all, { amount }) => all + amount, 0n);
}

/** Where the credit that a movement brought is spent, and what of it is cash or has expired. */
function spentOf({ opened, entry }: CreditMovement, club: ShownClub): string | null {
  const { spent = [], expired = 0n } = opened ?? {};
  const show = (amount: bigint) => wordsFor(club).money(amount, entry.currency);
  const used = spent.filter(({ invoiceNumber }) => invoiceNumber !== null);
  const paidOut = sumOf(spent) - sumOf(used);
  const numbers = [...new Set(used.map(({ invoiceNumber }) => safe(invoiceNumber ?? '')))];
  const more = numbers.length - namedInvoices;
  const shown = [
    ...numbers.slice(0, namedInvoices),
    ...(more > 0 ? [counted(more, 'other invoice')] : []),
  ];
  const places = [
    ...(used.length > 0 ? [`${show(sumOf(used))} is spent on ${listed(shown)}`] : []),
    ...(paidOut > 0n ? [`${show(paidOut)} went into a pay-out`] : []),
    ...(expired > 0n ? [`${show(expired)} expired`] : []),
  ];
  return places.length === 0 ? null : places.join(', ');
}

/** What of the credit that a movement brought is there now, and where the rest went. */
function leftOf(movement: CreditMovement, club: ShownClub): string | null {
  const { opened, entry } = movement;
  if (opened === null) return null;
  const { left } = opened;
  const spent = spentOf(movement, club);
  if (left === null) return `Nothing of it is left${spent === null ? '' : `: ${spent}`}.`;
  const amount = wordsFor(club).money(left.remaining, entry.currency);
  const rest = `${amount} of it is left, ${expiryOf(left, club)}.`;
  return spent === null ? rest : `${rest} ${spent}.`;
}

function rowOf(movement: CreditMovement, club: ShownClub): KnownBlock {
  const { money } = wordsFor(club);
  const { entry, change, after } = movement;
  const sign = change > 0n ? '+' : '';
  const amount = `*${sign}${money(change, entry.currency)}*`;
  const figures = `${amount}  ·  balance ${money(after, entry.currency)}`;
  return movementRow({ entry, figures, more: leftOf(movement, club) }, club);
}

/** What can be spent, its lots, and a page of its movements, newest first. */
export function creditBlocks(
  shown: CreditMovements,
  payerName: string,
  club: ShownClub,
): KnownBlock[] {
  const { movements, currency, available } = shown;
  if (shown.total === 0) {
    return [
      header(`${wordsFor(club).money(available, currency)} account credit`),
      context(
        `${safe(payerName)} has no account credit in ${currency} and never had any. Credit on a paid invoice (/credit), an overpayment moved from an invoice’s details, or an imported opening balance would make some.`,
      ),
    ];
  }
  return [
    ...lotBlocks(shown, club),
    section(`*Movements in ${currency}*, newest first`),
    ...pager(statementIds.callback, 'movements', shown),
    ...movements.map((movement) => rowOf(movement, club)),
  ];
}
