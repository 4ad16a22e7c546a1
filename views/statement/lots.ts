import type { KnownBlock, SectionBlock } from '@slack/types';
import { actions, button, context, header, section } from '../../src/blocks/layout.js';
import { counted, safe } from '../../src/blocks/text.js';
import { type ShownClub, wordsFor } from '../../src/blocks/words.js';
import type { Lot } from '../../src/domain/credit/account.js';
import { ownId } from '../../src/domain/record-id.js';
import type { CreditMovements, ShownLot } from '../../src/services/credit/statement.js';
import { payOutIds, payOutTitle } from '../pay-out/ids.js';
import { returnOverpaymentIds } from '../return-overpayment/ids.js';
import { withdrawOpeningCreditIds } from '../withdraw-opening-credit/ids.js';

/** Slack takes a hundred blocks in a view. */
const lotsShown = 20;

/** So many lots are listed; the sum of the rest is said. A payer seldom has more than three. */
export function lotBlocks(shown: CreditMovements, club: ShownClub): KnownBlock[] {
  const { money } = wordsFor(club);
  const { account, available, lots } = shown;
  const { currency, balance } = account;
  const expired = balance - available;
  const rest = lots.slice(lotsShown).reduce((sum, lot) => sum + lot.remaining, 0n);
  const payOut = {
    ...{ text: payOutTitle, actionId: payOutIds.open, value: account.id },
    spoken: `${payOutTitle} ${money(available, currency)} of account credit`,
  };
  return [
    header(`${money(available, currency)} account credit`),
    ...(available > 0n ? actions([button(payOut)]) : []),
    ...(expired > 0n
      ? [
          context(
            `Can be spent now. A further ${money(expired, currency)} has expired and cannot be used.`,
          ),
        ]
      : []),
    ...lots.slice(0, lotsShown).map((lot) => lotBlock(lot, currency, club)),
    ...(rest > 0n
      ? [
          context(
            `${money(rest, currency)} in ${counted(lots.length - lotsShown, 'further part')}: each movement that brought credit says what is left of it.`,
          ),
        ]
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

export function expiryOf(lot: ShownLot, club: ShownClub): string {
  const { date } = wordsFor(club);
  if (lot.expiresOn === null) return 'does not expire';
  return lot.expired ? `*expired ${date(lot.expiresOn)}*` : `expires ${date(lot.expiresOn)}`;
}

function lotText(lot: ShownLot, currency: string, club: ShownClub): string {
  const { money, date } = wordsFor(club);
  const amount = money(lot.remaining, currency);
  const from = `from ${originOf(lot, club)}, ${date(lot.createdOn)}`;
  return `•  ${lot.expired ? `~${amount}~` : `*${amount}*`} ${from}, ${expiryOf(lot, club)}`;
}

/** A part of the credit; what came from no credit note can be taken back out here. */
function lotBlock(lot: ShownLot, currency: string, club: ShownClub): SectionBlock {
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
