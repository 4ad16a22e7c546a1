import type { CreditExpiringNotice } from '../../../src/domain/mail-notice.js';
import type { Club } from '../../../src/domain/people/club-records.js';
import type { MailContent } from './mail-page.js';
import { dayWords } from './moments.js';
import { moneyFor, whyYou } from './money-words.js';

/** Credit that can soon not be used any more, and what can be done with it until then. */
export function creditExpiring(notice: CreditExpiringNotice, club: Club): MailContent {
  const { amount, currency, lastDay } = notice;
  const sum = moneyFor(club, currency)(amount);
  const day = dayWords(lastDay, club);
  return {
    subject: `${sum} of your credit at ${club.name} can be used until ${day}`,
    paragraphs: [
      `${sum} of your account credit can be used until ${day}. What is left of it after that day cannot be used any more.`,
      `It is used by itself on the next invoice that ${club.name} collects from you, if that is issued by then. If you have an invoice to pay, you can use it on that one now.`,
    ],
    why: whyYou(club, 'have credit with a last day'),
  };
}
