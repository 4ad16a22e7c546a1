import type { CreditRaisedNotice } from '../../../src/domain/credit/credit-notice.js';
import type { Club } from '../../../src/domain/people/club-records.js';
import type { MailContent } from './mail-page.js';
import { howCreditIsUsed, leftOn, moneyFor, usableUntil, whyYou } from './money-words.js';
import { named } from './named.js';

/** In words for a family: what they got, what became of it, and what they have to do. */
export function creditRaised(notice: CreditRaisedNotice, club: Club): MailContent {
  const { amount, toInvoice, toAccount, invoiceNumber, noteNumber, currency, balance } = notice;
  const { outstanding = 0n, noteToCustomer = '', settled = [], creditUntil } = notice;
  const money = moneyFor(club, currency);
  const kept = settled.reduce((left, use) => left - use.amount, toAccount);
  const inHand = balance === null || balance === kept ? '' : ` You now have ${money(balance)}.`;
  const uses = settled.map((use) => {
    return `${money(use.amount)} pays invoice ${named(use.invoiceNumber)}. ${leftOn(use.outstanding, money)}`;
  });
  return {
    subject: `${money(amount)} of credit from ${club.name}`,
    paragraphs: [
      `${club.name} has given you ${money(amount)} of credit for invoice ${named(invoiceNumber)}. The number of the credit note is ${named(noteNumber)}.`,
      ...(toInvoice > 0n
        ? [
            `${money(toInvoice)} pays invoice ${named(invoiceNumber)}. ${leftOn(outstanding, money)}`,
          ]
        : []),
      ...(uses.length > 0 ? [uses.join('\n')] : []),
      ...(kept > 0n
        ? [
            `${money(kept)} is kept for you as account credit.${inHand}${usableUntil(club, creditUntil)} ${howCreditIsUsed(club)}`,
          ]
        : []),
      ...(noteToCustomer === '' ? [] : [`${club.name} writes:\n${noteToCustomer}`]),
    ],
    why: whyYou(club, 'were given credit'),
  };
}
