import { formatAmount } from '../../../src/domain/amounts/money.js';
import type { CreditRaisedNotice } from '../../../src/domain/mail-notice.js';
import type { Club } from '../../../src/domain/people/club-records.js';
import type { MailContent } from './mail-page.js';

/** In words for a family: what they got, what became of it, and what they have to do. */
export function creditRaised(notice: CreditRaisedNotice, club: Club): MailContent {
  const { amount, toInvoice, toAccount, invoiceNumber, noteNumber, currency, balance } = notice;
  const { outstanding = 0n, noteToCustomer = '' } = notice;
  const money = (minor: bigint) => formatAmount(minor, currency, club.locale);
  const left =
    outstanding > 0n
      ? `${money(outstanding)} of it is left to pay.`
      : 'Nothing of it is left to pay.';
  const inHand =
    balance === null || balance === toAccount ? '' : ` You now have ${money(balance)}.`;
  return {
    subject: `${money(amount)} of credit from ${club.name}`,
    paragraphs: [
      `${club.name} has given you ${money(amount)} of credit for invoice ${invoiceNumber}. The number of the credit note is ${noteNumber}.`,
      ...(toInvoice > 0n ? [`${money(toInvoice)} pays invoice ${invoiceNumber}. ${left}`] : []),
      ...(toAccount > 0n
        ? [
            `${money(toAccount)} is kept for you as account credit.${inHand} It is used by itself on the next invoice that ${club.name} collects from you. You need not do anything.`,
          ]
        : []),
      ...(noteToCustomer === '' ? [] : [`${club.name} writes:\n${noteToCustomer}`]),
    ],
    why: `You get this mail because you pay for somebody at ${club.name} and were given credit.`,
  };
}
