import type { CreditUsedByHandNotice } from '../../../src/domain/credit/credit-notice.js';
import type { CreditUsedNotice } from '../../../src/domain/mail-notice.js';
import type { Club } from '../../../src/domain/people/club-records.js';
import type { MailContent } from './mail-page.js';
import { leftOn, moneyFor, stillInHand, whyYou } from './money-words.js';
import { named } from './named.js';

const longestList = 30;

/** Credit that was used by itself, on one invoice or several. */
export function creditUsed(notice: CreditUsedNotice, club: Club): MailContent {
  const { uses, currency, balance } = notice;
  const money = moneyFor(club, currency);
  const total = money(uses.reduce((sum, { amount }) => sum + amount, 0n));
  const lines = uses.slice(0, longestList).map(({ invoiceNumber, amount, outstanding }) => {
    return `${money(amount)} on invoice ${named(invoiceNumber)}. ${leftOn(outstanding, money)}`;
  });
  const more = uses.length - lines.length;
  return {
    subject: `${total} of your credit was used at ${club.name}`,
    paragraphs: [
      `${club.name} has used ${total} of your account credit:`,
      lines.join('\n'),
      ...(more > 0 ? [`And on ${more} more, which stand in your account.`] : []),
      stillInHand(balance, money),
    ],
    why: whyYou(club, 'your credit was used'),
  };
}

/** Credit that somebody used by hand: staff, or the payer. */
export function creditApplied(notice: CreditUsedByHandNotice, club: Club): MailContent {
  const { amount, invoiceNumber, outstanding, balance, currency, byUserId } = notice;
  const money = moneyFor(club, currency);
  const isOwn = byUserId === 'customer';
  const who = isOwn ? 'You have used' : `${club.name} has used`;
  const undo = isOwn ? [' If it was not you, answer this mail at once.'] : [];
  return {
    subject: isOwn
      ? `You used ${money(amount)} of your credit at ${club.name}`
      : `${money(amount)} of your credit was used at ${club.name}`,
    paragraphs: [
      `${who} ${money(amount)} of your account credit on invoice ${named(invoiceNumber)}. ${leftOn(outstanding, money)}`,
      `${stillInHand(balance, money)}${undo.join('')}`,
    ],
    why: whyYou(club, 'your credit was used'),
  };
}
