import type { CreditRaisedNotice } from '../../../src/domain/credit/credit-notice.js';
import type { Club } from '../../../src/domain/people/club-records.js';
import type { MailContent } from './mail-page.js';
import { howCreditIsUsed, leftOn, moneyFor, whyYou } from './money-words.js';
import { named } from './named.js';

/** In words for a family: what they got, what became of it, and what they have to do. */
export function creditRaised(notice: CreditRaisedNotice, club: Club): MailContent {
  const { amount, toInvoice, toAccount, invoiceNumber, noteNumber, currency, balance } = notice;
  const { outstanding = 0n, noteToCustomer = '' } = notice;
  const money = moneyFor(club, currency);
  const inHand =
    balance === null || balance === toAccount ? '' : ` You now have ${money(balance)}.`;
  return {
    subject: `${money(amount)} of credit from ${club.name}`,
    paragraphs: [
      `${club.name} has given you ${money(amount)} of credit for invoice ${named(invoiceNumber)}. The number of the credit note is ${named(noteNumber)}.`,
      ...(toInvoice > 0n
        ? [
            `${money(toInvoice)} pays invoice ${named(invoiceNumber)}. ${leftOn(outstanding, money)}`,
          ]
        : []),
      ...(toAccount > 0n
        ? [
            `${money(toAccount)} is kept for you as account credit.${inHand} ${howCreditIsUsed(club)}`,
          ]
        : []),
      ...(noteToCustomer === '' ? [] : [`${club.name} writes:\n${noteToCustomer}`]),
    ],
    why: whyYou(club, 'were given credit'),
  };
}
