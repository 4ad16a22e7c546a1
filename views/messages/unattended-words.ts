import { leftToPay } from '../../src/blocks/invoice-standing.js';
import { madeCreditFacts, waysOutLines } from '../../src/blocks/made-credit-words.js';
import { counted, countText, listed } from '../../src/blocks/text.js';
import { userName } from '../../src/blocks/words.js';
import { formatAmount } from '../../src/domain/amounts/money.js';
import { formatDate } from '../../src/domain/calendar-date.js';
import { moneyIn, type NoticeContext, type Of, onInvoice } from './notice-parts.js';

// What nobody pressed a button for.

const wentBack: Record<Of<'payment-reversed'>['how'], string> = {
  bounced: 'bounced',
  returned: 'was sent back to the payer',
  corrected: 'was typed in error and taken back',
};

export function paymentReversed(notice: Of<'payment-reversed'>, shown: NoticeContext): string {
  const money = moneyIn(notice.currency, shown);
  const { credit = null } = notice;
  const how = wentBack[notice.how];
  const who = notice.byUserId === undefined ? '' : ` (${userName(notice.byUserId)})`;
  const left = leftToPay(notice, money);
  const fact = `A payment of *${money(notice.amount)}* on ${onInvoice(notice, shown)} ${how}${who}. ${left.charAt(0).toUpperCase()}${left.slice(1)} on it now.`;
  if (notice.creditMade === 0n) return fact;
  if (credit === null) {
    return `${fact}\n${money(notice.creditMade)} of account credit made from this invoice still stands. See the invoice for what can be done now.`;
  }
  const ways = waysOutLines(credit, money);
  const what = `${fact}\n${madeCreditFacts(credit, money)} Nothing was taken by itself.`;
  if (ways.length === 0) return what;
  return `${what}\nWhat can be done now:\n• ${ways.join('\n• ')}`;
}

export function sweepSummary(notice: Of<'sweep-summary'>, shown: NoticeContext): string {
  const { looked, usedOn, waiting, failed, amounts } = notice;
  const sums = amounts.map(({ currency, amount }) =>
    formatAmount(amount, currency, shown.club.locale),
  );
  const invoices = looked === 1 ? 'new auto-collect invoice' : 'new auto-collect invoices';
  const total = sums.length === 0 ? '' : `: ${listed(sums)} in all`;
  return [
    `Account credit used automatically on ${countText(usedOn)} of ${countText(looked)} ${invoices}${total}.`,
    ...(waiting > 0
      ? [`${countText(waiting)} ${waiting === 1 ? 'waits' : 'wait'} for a payment in flight.`]
      : []),
    ...(failed > 0
      ? [
          `${counted(failed, 'invoice')} could not be looked at, and ${failed === 1 ? 'is' : 'are'} tried again by the next run.`,
        ]
      : []),
  ].join(' ');
}

/** What of account credit expired in a night. */
export function creditExpired(notice: Of<'credit-expired'>, { club }: NoticeContext): string {
  const { day, lots, amounts } = notice;
  const sums = amounts.map(({ currency, amount }) => formatAmount(amount, currency, club.locale));
  const what = lots === 1 ? 'one credit' : `${countText(lots)} credits`;
  return `*${listed(sums)}* of account credit expired in the night to ${formatDate(day, club.locale)}: what was left of ${what} whose last day is past.`;
}

export function sweepFailed(notice: Of<'sweep-failed'>, shown: NoticeContext): string {
  return `${onInvoice(notice, shown)} could not be looked at for the automatic use of account credit: none was used on it. It is tried again at every run. If the invoice is still due in an hour, tell whoever runs Credit Desk; the log names the cause.`;
}
