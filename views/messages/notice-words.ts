import { madeCreditFacts, waysOutLines } from '../../src/blocks/made-credit-words.js';
import { counted, countText, listed, safe } from '../../src/blocks/text.js';
import { userName } from '../../src/blocks/words.js';
import { formatAmount } from '../../src/domain/amounts/money.js';
import type { Notice } from '../../src/domain/notice.js';
import type { Club } from '../../src/domain/people/club-records.js';
import { payerName } from '../../src/domain/people/payer-name.js';
import { settledSentences } from './settled-words.js';

export type NoticeContext = { names: ReadonlyMap<string, string>; club: Club };

/** A notice of one kind. */
type Of<Kind extends Notice['kind']> = Extract<Notice, { kind: Kind }>;

function payer(notice: { payerId: string }, { names }: NoticeContext): string {
  return safe(payerName(names, notice.payerId));
}

function onInvoice(notice: { invoiceNumber: string; payerId: string }, shown: NoticeContext) {
  return `*${safe(notice.invoiceNumber)}* (${payer(notice, shown)})`;
}

function moneyIn(currency: string, { club }: NoticeContext): (amount: bigint) => string {
  return (amount) => formatAmount(amount, currency, club.locale);
}

function creditRaised(notice: Of<'credit-raised'>, shown: NoticeContext): string {
  const money = moneyIn(notice.currency, shown);
  const { toInvoice, toAccount, balance } = notice;
  const parts = [
    ...(toInvoice > 0n ? [`${money(toInvoice)} pays the invoice, now ${notice.status}`] : []),
    ...(toAccount > 0n ? [`${money(toAccount)} became account credit`] : []),
    ...(balance === null ? [] : [`the balance is ${money(balance)} now`]),
  ];
  const first = `${userName(notice.byUserId)} credited *${money(notice.amount)}* on ${onInvoice(notice, shown)}: ${safe(notice.reason, 200)}.`;
  return `${first}\n${capital(parts.join('; '))}. Credit note ${safe(notice.noteNumber)}.`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Credit that came back to a lot whose day had passed; rows of earlier versions do not say. */
function expiredWords({ expired = 0n }: { expired?: bigint }, money: (amount: bigint) => string) {
  return expired > 0n ? ` ${money(expired)} came back expired and cannot be used.` : '';
}

function creditUsed(
  notice: Of<'credit-applied' | 'credit-taken-back'>,
  shown: NoticeContext,
): string {
  const money = moneyIn(notice.currency, shown);
  const what =
    notice.kind === 'credit-applied'
      ? `used *${money(notice.amount)}* of account credit on`
      : `took *${money(notice.amount)}* of account credit back from`;
  const lost = expiredWords(notice, money);
  return `${userName(notice.byUserId)} ${what} ${onInvoice(notice, shown)}.\n${money(notice.outstanding)} is outstanding on it, and the balance is ${money(notice.balance)} now.${lost}`;
}

function noteVoided(notice: Of<'credit-note-voided'>, shown: NoticeContext): string {
  const money = moneyIn(notice.currency, shown);
  const { fromInvoice, fromAccount, outstanding } = notice;
  const parts = [
    ...(fromInvoice > 0n
      ? [`${money(fromInvoice)} is owed again, ${money(outstanding)} outstanding in all`]
      : []),
    ...(fromAccount > 0n ? [`${money(fromAccount)} of account credit was taken off`] : []),
  ];
  return `${userName(notice.byUserId)} voided credit note *${safe(notice.noteNumber)}* on ${onInvoice(notice, shown)}.\n${capital(parts.join('; '))}.`;
}

function invoiceVoided(notice: Of<'invoice-voided'>, shown: NoticeContext): string {
  const money = moneyIn(notice.currency, shown);
  const returned =
    notice.returned > 0n
      ? `\n${money(notice.returned)} of account credit went back to the payer.${expiredWords(notice, money)}`
      : '';
  return `${userName(notice.byUserId)} voided invoice ${onInvoice(notice, shown)}; its total was ${money(notice.total)}.${returned}`;
}

function overpaymentMoved(notice: Of<'overpayment-moved'>, shown: NoticeContext): string {
  const money = moneyIn(notice.currency, shown);
  return `${userName(notice.byUserId)} moved an overpayment of *${money(notice.amount)}* on ${onInvoice(notice, shown)} to account credit.\nThe balance is ${money(notice.balance)} now.`;
}

function overpaymentReturned(notice: Of<'overpayment-returned'>, shown: NoticeContext): string {
  const money = moneyIn(notice.currency, shown);
  const { outstanding, overpaid } = notice;
  const left =
    overpaid > 0n ? `${money(overpaid)} is overpaid` : `${money(outstanding)} is outstanding`;
  return `${userName(notice.byUserId)} returned *${money(notice.amount)}* of account credit to ${onInvoice(notice, shown)}, which it was overpaid on.\n${left} on it, and the balance is ${money(notice.balance)} now.`;
}

function creditWithdrawn(notice: Of<'credit-withdrawn'>, shown: NoticeContext): string {
  const money = moneyIn(notice.currency, shown);
  return `${userName(notice.byUserId)} took *${money(notice.amount)}* of an opening balance of ${payer(notice, shown)} out: ${safe(notice.reason, 200)}.\nThe balance is ${money(notice.balance)} now.`;
}

function paymentReversed(notice: Of<'payment-reversed'>, shown: NoticeContext): string {
  const money = moneyIn(notice.currency, shown);
  const { credit = null } = notice;
  const how = notice.how === 'bounced' ? 'bounced' : 'was sent back to the payer';
  const fact = `A payment of *${money(notice.amount)}* on ${onInvoice(notice, shown)} ${how}. ${money(notice.outstanding)} is outstanding on it now.`;
  if (notice.creditMade === 0n) return fact;
  if (credit === null) {
    return `${fact}\n${money(notice.creditMade)} of account credit made from this invoice still stands. See the invoice for what can be done now.`;
  }
  const ways = waysOutLines(credit, money);
  const what = `${fact}\n${madeCreditFacts(credit, money)} Nothing was taken by itself.`;
  if (ways.length === 0) return what;
  return `${what}\nWhat can be done now:\n• ${ways.join('\n• ')}`;
}

function sweepSummary(notice: Of<'sweep-summary'>, shown: NoticeContext): string {
  const { looked, usedOn, waiting, failed, amounts } = notice;
  const sums = amounts.map(({ currency, amount }) =>
    formatAmount(amount, currency, shown.club.locale),
  );
  const invoices = looked === 1 ? 'new auto-collect invoice' : 'new auto-collect invoices';
  const total = sums.length === 0 ? '' : `: ${listed(sums)} in all`;
  return [
    `Account credit used on ${countText(usedOn)} of ${countText(looked)} ${invoices}${total}.`,
    ...(waiting > 0
      ? [`${countText(waiting)} ${waiting === 1 ? 'waits' : 'wait'} for a payment in flight.`]
      : []),
    ...(failed > 0
      ? [`${counted(failed, 'invoice')} could not be worked on; the next sweep tries again.`]
      : []),
  ].join(' ');
}

function booksDiffer({ differences }: Of<'books-differ'>): string {
  return `*The books need a look*\nThe nightly check found ${counted(differences, 'difference')}. Press *Check the books* in /credit-desk to see what differs, and tell your admin.`;
}

/** What happened, as people read it. */
export function noticeSentences(notice: Notice, shown: NoticeContext): string {
  switch (notice.kind) {
    case 'credit-raised':
      return creditRaised(notice, shown);
    case 'credit-applied':
    case 'credit-taken-back':
      return creditUsed(notice, shown);
    case 'credit-note-voided':
      return noteVoided(notice, shown);
    case 'invoice-voided':
      return invoiceVoided(notice, shown);
    case 'overpayment-moved':
      return overpaymentMoved(notice, shown);
    case 'overpayment-returned':
      return overpaymentReturned(notice, shown);
    case 'credit-withdrawn':
      return creditWithdrawn(notice, shown);
    case 'payment-reversed':
      return paymentReversed(notice, shown);
    case 'sweep-summary':
      return sweepSummary(notice, shown);
    case 'sweep-failed':
      return `The sweep could not look at ${onInvoice(notice, shown)}: no account credit was used on it. It tries again at every run. If the invoice is still due in an hour, tell whoever runs Credit Desk; the log names the cause.`;
    case 'books-differ':
      return booksDiffer(notice);
    case 'late-outcome':
      return `*${safe(notice.title, 150)}*\n${safe(notice.text, 2_000)}`;
    case 'outcome-settled':
      return settledSentences(notice, shown.club);
    default:
      return notice satisfies never;
  }
}
