import { reasonWords } from '../../src/blocks/reason-words.js';
import { safe, safeSentence } from '../../src/blocks/text.js';
import { userName } from '../../src/blocks/words.js';
import { formatDate } from '../../src/domain/calendar-date.js';
import type { ProviderNotice } from '../../src/domain/refunds/provider-notice.js';
import { moneyIn, type NoticeContext, type Of, onInvoice } from './notice-parts.js';

// What a provider of payments told by itself.

function paymentDisputed(notice: Of<'payment-disputed'>, shown: NoticeContext): string {
  const amount = `*${moneyIn(notice.currency, shown)(notice.amount)}*`;
  const provider = safe(notice.provider);
  const on = onInvoice(notice, shown);
  switch (notice.how) {
    case 'inquiry':
      return `The payer's bank asks ${provider} about a payment on ${on}: ${amount}. No money moved. Answer it in ${provider}'s page, so that it does not become a dispute.`;
    case 'held':
      return `The payer's bank disputes a payment on ${on}, and ${provider} took ${amount} back. ${booked(notice, 'It is booked as bounced, and the payment cannot be refunded.')} Answer the dispute in ${provider}'s page.`;
    case 'lost':
      return `The dispute about a payment on ${on} was lost: ${amount} stays with the payer. ${booked(notice, 'It stays bounced, and is owed on the invoice unless it is credited or written off.')}`;
    case 'returned':
      return `The dispute about a payment on ${on} was won, and ${provider} gave ${amount} back. ${booked(notice, 'It is booked as received again.')}`;
    default:
      return notice.how satisfies never;
  }
}

function booked({ refusal }: Of<'payment-disputed'>, words: string): string {
  if (refusal === null) return words;
  return `It could not be booked yet: ${safeSentence(refusal)} The desk tries again every hour, unless you record it on the invoice before.`;
}

function refundElsewhere(notice: Of<'refund-elsewhere'>, shown: NoticeContext): string {
  const amount = `*${moneyIn(notice.currency, shown)(notice.amount)}*`;
  const provider = safe(notice.provider);
  const what = `${amount} of a payment on ${onInvoice(notice, shown)}`;
  if (notice.isGone) {
    return `A refund of ${what}, made in ${provider}'s own page, did not reach the payer: ${provider} has the money again (${safe(notice.providerRefundId)}).`;
  }
  if (notice.isOver === true) {
    return `Somebody sent ${what} back in ${provider}'s own page (${safe(notice.providerRefundId)}). Nothing is to be done about it any more.`;
  }
  return `Somebody sent ${what} back in ${provider}'s own page (${safe(notice.providerRefundId)}). It is not in the books, and nothing was matched with it. Press *Record* to book it. Until then it counts as sent, so that no more than what is left can be refunded.`;
}

function bookedLate(
  { happenedOn, bookedOn }: { happenedOn: string; bookedOn: string },
  { club }: NoticeContext,
): string {
  const [sent, booked] = [happenedOn, bookedOn].map((day) => formatDate(day, club.locale));
  return ` It was sent on ${sent}. The books were closed for that day, so it is booked on ${booked}.`;
}

function refundRecorded(notice: Of<'refund-recorded'>, shown: NoticeContext): string {
  const money = moneyIn(notice.currency, shown);
  const { outstanding } = notice;
  const left = outstanding > 0n ? ` ${money(outstanding)} is outstanding on it now.` : '';
  const late = notice.late === undefined ? '' : bookedLate(notice.late, shown);
  return `${userName(notice.byUserId)} recorded a refund of *${money(notice.amount)}* on ${onInvoice(notice, shown)}, which was made outside the desk (${safe(notice.providerRefundId)}): ${reasonWords(notice.reason, 200)}.${left}${late}`;
}

function refundOpen(notice: Of<'refund-open'>, shown: NoticeContext): string {
  const amount = `*${moneyIn(notice.currency, shown)(notice.amount)}*`;
  const provider = safe(notice.provider);
  return `For an hour it is not known whether ${provider} has sent a refund of ${amount} on ${onInvoice(notice, shown)}: ${safe(notice.problem)}. The desk goes on looking, and sends nothing twice. Do not send it by hand. If it stays so for a day, tell whoever runs Credit Desk.`;
}

export function providerSentences(notice: ProviderNotice, shown: NoticeContext): string {
  switch (notice.kind) {
    case 'payment-disputed':
      return paymentDisputed(notice, shown);
    case 'refund-elsewhere':
      return refundElsewhere(notice, shown);
    case 'refund-recorded':
      return refundRecorded(notice, shown);
    case 'refund-open':
      return refundOpen(notice, shown);
    default:
      return notice satisfies never;
  }
}

export function providerSubject(notice: ProviderNotice): string {
  const { invoiceNumber } = notice;
  switch (notice.kind) {
    case 'payment-disputed':
      return `Dispute about a payment on ${invoiceNumber}`;
    case 'refund-elsewhere':
      return `Refund on ${invoiceNumber} made in ${notice.provider}`;
    case 'refund-recorded':
      return `Refund on ${invoiceNumber} recorded`;
    case 'refund-open':
      return `Refund on ${invoiceNumber} not known yet`;
    default:
      return notice satisfies never;
  }
}
