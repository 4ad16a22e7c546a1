import type { KnownBlock, SectionBlock } from '@slack/types';
import { entryOrigin, entrySentence } from '../../src/blocks/entry-words.js';
import { actions, button, context, entries, header, section } from '../../src/blocks/layout.js';
import { safe } from '../../src/blocks/text.js';
import { type ShownClub, wordsFor } from '../../src/blocks/words.js';
import type { Lot } from '../../src/domain/credit/account.js';
import { ownId } from '../../src/domain/record-id.js';
import type { CurrencyStatement, Movement } from '../../src/services/credit/statement.js';
import { returnOverpaymentIds } from '../return-overpayment/ids.js';
import { withdrawOpeningCreditIds } from '../withdraw-opening-credit/ids.js';
import { statementIds } from './ids.js';
import type { StatementPlace } from './place.js';

/** One currency of an account: what can be spent, its lots, its movements newest first. */
export function currencyBlocks(
  shown: CurrencyStatement,
  { place, lotsShown }: { place: StatementPlace; lotsShown: number },
  club: ShownClub,
): KnownBlock[] {
  const { account, movements } = shown;
  return [
    ...(place.older === null ? balanceBlocks(shown, lotsShown, club) : []),
    section(place.older === null ? `*Movements in ${account.currency}*` : '*Older movements*'),
    ...(movements.length === 0 ? [context('There are no older movements.')] : []),
    ...entries(movements.map((movement) => movementText(movement, club))),
    ...pageButtons(shown, place),
  ];
}

/** So many lots are listed; the sum of the rest is said. A payer seldom has more than three. */
function balanceBlocks(shown: CurrencyStatement, lotsShown: number, club: ShownClub): KnownBlock[] {
  const { money } = wordsFor(club);
  const { account, available, lots } = shown;
  const { currency, balance } = account;
  const expired = balance - available;
  const rest = lots.slice(lotsShown).reduce((sum, lot) => sum + lot.remaining, 0n);
  return [
    header(`${money(available, currency)} account credit`),
    ...(expired > 0n
      ? [
          context(
            `Can be spent now. A further ${money(expired, currency)} has expired and cannot be used.`,
          ),
        ]
      : []),
    ...lots.slice(0, lotsShown).map((lot) => lotBlock(lot, currency, club)),
    ...(rest > 0n
      ? [context(`${money(rest, currency)} in ${lots.length - lotsShown} further parts.`)]
      : []),
  ];
}

function originOf(lot: Lot, club: ShownClub): string {
  switch (lot.source.kind) {
    case 'credit-note':
      return `credit note ${safe(ownId(club.id, lot.source.creditNoteId))}`;
    case 'overpayment':
      return `overpayment of ${safe(ownId(club.id, lot.source.invoiceId))}`;
    case 'opening':
      return 'opening balance';
    default:
      return lot.source satisfies never;
  }
}

function expiryOf(lot: Lot & { expired: boolean }, club: ShownClub): string {
  const { date } = wordsFor(club);
  if (lot.expiresOn === null) return 'does not expire';
  return lot.expired ? `*expired ${date(lot.expiresOn)}*` : `expires ${date(lot.expiresOn)}`;
}

function lotText(lot: Lot & { expired: boolean }, currency: string, club: ShownClub): string {
  const { money, date } = wordsFor(club);
  const amount = money(lot.remaining, currency);
  const from = `from ${originOf(lot, club)}, ${date(lot.createdOn)}`;
  return `•  ${lot.expired ? `~${amount}~` : `*${amount}*`} ${from}, ${expiryOf(lot, club)}`;
}

/** A part of the credit; what came from no credit note can be taken back out here. */
function lotBlock(
  lot: Lot & { expired: boolean },
  currency: string,
  club: ShownClub,
): SectionBlock {
  const { money } = wordsFor(club);
  const text = lotText(lot, currency, club);
  const { lotId: value, remaining } = lot;
  const what = `${money(remaining, currency)} ${originOf(lot, club)}`;
  switch (lot.source.kind) {
    case 'credit-note':
      return section(text);
    case 'overpayment': {
      const actionId = returnOverpaymentIds.open;
      return section(text, button({ text: 'Return', actionId, value, spoken: `Return ${what}` }));
    }
    case 'opening': {
      const actionId = withdrawOpeningCreditIds.open;
      return section(
        text,
        button({ text: 'Take out', actionId, value, spoken: `Take out ${what}` }),
      );
    }
    default:
      return lot.source satisfies never;
  }
}

function movementText({ entry, change, balance }: Movement, club: ShownClub): string {
  const { money } = wordsFor(club);
  const { currency } = entry;
  const sign = change > 0n ? '+' : '';
  const amounts = `*${sign}${money(change, currency)}*  ·  balance ${money(balance, currency)}`;
  return `${amounts}\n${entrySentence(entry, club)}\n_${entryOrigin(entry, club)}_`;
}

function pageButtons(
  { account, olderThan }: CurrencyStatement,
  place: StatementPlace,
): KnownBlock[] {
  const { currency } = account;
  const newest = button({ text: 'Newest', actionId: statementIds.newest });
  const older = button({
    text: 'Older',
    actionId: statementIds.older,
    value: `${currency}:${olderThan}`,
    spoken: `Older movements in ${currency}`,
  });
  return actions(
    [...(place.older === null ? [] : [newest]), ...(olderThan === null ? [] : [older])],
    `${statementIds.callback}.pages.${currency}`,
  );
}
