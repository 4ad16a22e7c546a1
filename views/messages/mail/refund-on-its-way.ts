import type { RefundOnItsWayNotice } from '../../../src/domain/mail-notice.js';
import type { Club } from '../../../src/domain/people/club-records.js';
import type { MailContent } from './mail-page.js';
import { moneyFor, whyYou } from './money-words.js';
import { named } from './named.js';

/** What it is that is sent back, behind the amount. */
function whatOf({ of, invoiceNumber }: RefundOnItsWayNotice): string {
  if (of === 'account-credit') return 'of your account credit is on its way to you';
  const which = invoiceNumber === undefined ? '' : ` for invoice ${named(invoiceNumber)}`;
  return of === 'overpayment'
    ? `that you paid too much${which} is on its way back to you`
    : `${which.trim()} is on its way back to you`.trim();
}

/** Working days as people say them: `3 to 6 working days`. */
export function workingDaysWords({ from, to }: { from: number; to: number }): string {
  return from === to ? `${to} working days` : `${from} to ${to} working days`;
}

export function refundOnItsWay(notice: RefundOnItsWayNotice, club: Club): MailContent {
  const { amount, currency, workingDays } = notice;
  const sum = moneyFor(club, currency)(amount);
  return {
    subject: `${sum} from ${club.name} is on its way to you`,
    paragraphs: [
      `${sum} ${whatOf(notice)}.`,
      workingDays === null
        ? 'It was sent by hand: by a transfer, or in cash.'
        : `It comes the way you paid, and usually takes ${workingDaysWords(workingDays)}.`,
    ],
    why: whyYou(club, 'money was sent to you'),
  };
}
