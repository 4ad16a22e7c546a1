import type {
  CreditNoteVoidedNotice,
  CreditUsedByHandNotice,
  CreditWithdrawnNotice,
} from '../../../src/domain/credit/credit-notice.js';
import type { Club } from '../../../src/domain/people/club-records.js';
import type { MailContent } from './mail-page.js';
import { moneyFor, stillInHand, whyYou } from './money-words.js';
import { named } from './named.js';

/** A credit note that does not hold any more: what of it was taken off, and what is owed by that. */
export function creditNoteVoided(notice: CreditNoteVoidedNotice, club: Club): MailContent {
  const { noteNumber, invoiceNumber, fromInvoice, fromAccount, outstanding, currency } = notice;
  const money = moneyFor(club, currency);
  return {
    subject: `Credit note ${named(noteNumber)} of ${club.name} is void`,
    paragraphs: [
      `${club.name} has taken back credit note ${named(noteNumber)}: ${money(fromInvoice + fromAccount)} of it does not hold any more.`,
      ...(fromInvoice > 0n
        ? [
            `${money(fromInvoice)} no longer pays invoice ${named(invoiceNumber)}. ${outstanding > 0n ? `${money(outstanding)} is to be paid on it now.` : 'Nothing is to be paid on it all the same.'}`,
          ]
        : []),
      ...(fromAccount > 0n ? [`${money(fromAccount)} was taken off your account credit.`] : []),
    ],
    why: whyYou(club, 'were told of this credit note before'),
  };
}

/** Credit that came back from an invoice, which is owed again by as much. */
export function creditTakenBack(notice: CreditUsedByHandNotice, club: Club): MailContent {
  const { amount, expired = 0n, invoiceNumber, outstanding, balance, currency } = notice;
  const money = moneyFor(club, currency);
  const owed =
    outstanding > 0n
      ? `${money(outstanding)} is to be paid on this invoice now.`
      : 'Nothing is to be paid on this invoice all the same.';
  return {
    subject: `${money(amount)} of your credit no longer pays invoice ${named(invoiceNumber)}`,
    paragraphs: [
      `${club.name} has taken ${money(amount)} of your account credit back from invoice ${named(invoiceNumber)}. ${owed}`,
      ...(expired > 0n
        ? [`${money(expired)} of this credit has passed its last day and cannot be used again.`]
        : []),
      stillInHand(balance, money),
    ],
    why: whyYou(club, 'your credit changed'),
  };
}

/** What was entered as credit from before, and was not right. */
export function creditWithdrawn(notice: CreditWithdrawnNotice, club: Club): MailContent {
  const { amount, balance, currency } = notice;
  const money = moneyFor(club, currency);
  return {
    subject: `${money(amount)} was taken off your credit at ${club.name}`,
    paragraphs: [
      `${club.name} has put your account credit right: ${money(amount)} of it was taken off. ${stillInHand(balance, money)}`,
    ],
    why: whyYou(club, 'your credit changed'),
  };
}
