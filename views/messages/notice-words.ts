import { leftToPay, owedAfterVoid } from '../../src/blocks/invoice-standing.js';
import { reasonWords } from '../../src/blocks/reason-words.js';
import { safe } from '../../src/blocks/text.js';
import { userName, wordsFor } from '../../src/blocks/words.js';
import type { BooksNotice } from '../../src/domain/books/books-notice.js';
import {
  type CustomerNotice,
  isForCustomers,
  type MailFault,
} from '../../src/domain/mail-notice.js';
import type { Notice } from '../../src/domain/notice.js';
import type { SessionJobNotice } from '../../src/domain/sessions/jobs/job-notice.js';
import { booksChecked, isOfBooks } from './books-words.js';
import { creditRaised } from './credit-raised-words.js';
import { type ForgettingNotice, forgettingSentences, isOfForgetting } from './forgetting-words.js';
import { jobFinished, jobStanding } from './job-words.js';
import { customerMail, mailFault } from './mail-words.js';
import { capital, moneyIn, type NoticeContext, type Of, onInvoice, payer } from './notice-parts.js';
import { overpayment } from './overpayment-words.js';
import { paymentMoved, paymentRecorded } from './payment-words.js';
import { providerSentences } from './provider-words.js';
import { contactPutBack } from './put-back-words.js';
import { refundAsked, refundDone, refundFailed } from './refund-words.js';
import { alsoTold, invoiceWrittenOff, requestSentences } from './request-words.js';
import { settledSentences } from './settled-words.js';
import { creditExpired, paymentReversed, sweepFailed, sweepSummary } from './unattended-words.js';

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
  return `${userName(notice.byUserId)} ${what} ${onInvoice(notice, shown)}.\n${capital(leftToPay(notice, money))} on it, and the balance is ${money(notice.balance)} now.${lost}`;
}

function noteVoided(notice: Of<'credit-note-voided'>, shown: NoticeContext): string {
  const money = moneyIn(notice.currency, shown);
  const { fromInvoice, fromAccount } = notice;
  const parts = [
    ...(fromInvoice > 0n
      ? [`${money(fromInvoice)} no longer pays it, and ${leftToPay(notice, money)} on it now`]
      : []),
    ...(fromAccount > 0n ? [`${money(fromAccount)} of account credit was taken off`] : []),
  ];
  return `${userName(notice.byUserId)} voided credit note *${safe(notice.noteNumber)}* on ${onInvoice(notice, shown)}.\n${capital(parts.join('; '))}.`;
}

function invoiceIssued(notice: Of<'invoice-issued'>, shown: NoticeContext): string {
  const money = moneyIn(notice.currency, shown);
  const { date } = wordsFor({ ...shown.club, today: notice.dueOn });
  const credit = notice.autoCollect
    ? 'Account credit is used on it by itself.'
    : 'Without auto-collect, no account credit is used on it by itself.';
  return `${userName(notice.byUserId)} issued invoice ${onInvoice(notice, shown)}: *${money(notice.total)}*, due ${date(notice.dueOn)}.\n${credit} It was not mailed.`;
}

function invoiceVoided(notice: Of<'invoice-voided'>, shown: NoticeContext): string {
  const money = moneyIn(notice.currency, shown);
  const returned =
    notice.returned > 0n
      ? `\n${money(notice.returned)} of account credit went back to the payer.${expiredWords(notice, money)}`
      : '';
  const owed = owedAfterVoid(notice.outstanding ?? 0n, (value) => `*${money(value)}*`);
  return `${userName(notice.byUserId)} voided invoice ${onInvoice(notice, shown)}; its total was ${money(notice.total)}.${owed === null ? '' : ` ${owed}.`}${returned}`;
}

function creditWithdrawn(notice: Of<'credit-withdrawn'>, shown: NoticeContext): string {
  const money = moneyIn(notice.currency, shown);
  return `${userName(notice.byUserId)} took *${money(notice.amount)}* of an opening balance of ${payer(notice, shown)} out: ${reasonWords(notice.reason, 200)}.\nThe balance is ${money(notice.balance)} now.`;
}

/** What happened, as people read it, and who approved it. */
export function noticeSentences(notice: Notice, shown: NoticeContext): string {
  if (isOfForgetting(notice)) return capital(forgettingSentences(notice)) + alsoTold(notice);
  if (isForCustomers(notice)) return customerMail(notice, shown);
  if (isOfBooks(notice)) return booksChecked(notice);
  return `${capital(whatHappened(notice, shown))}${alsoTold(notice)}`;
}

function needsALook(notice: MailFault | Of<'sweep-failed'>, shown: NoticeContext): string {
  if (notice.kind === 'sweep-failed') return sweepFailed(notice, shown);
  return mailFault(notice, shown);
}

/** Of what happens to sessions and to those who leave. */
function sessionSentences(notice: SessionJobNotice, shown: NoticeContext): string {
  if (notice.kind === 'contact-put-back') return contactPutBack(notice);
  const words = notice.kind === 'job-standing' ? jobStanding : jobFinished;
  return words(notice.job, shown);
}

function whatHappened(
  notice: Exclude<Notice, CustomerNotice | ForgettingNotice | BooksNotice>,
  shown: NoticeContext,
): string {
  switch (notice.kind) {
    case 'credit-raised':
      return creditRaised(notice, shown);
    case 'credit-applied':
    case 'credit-taken-back':
      return creditUsed(notice, shown);
    case 'credit-note-voided':
      return noteVoided(notice, shown);
    case 'invoice-issued':
      return invoiceIssued(notice, shown);
    case 'invoice-voided':
      return invoiceVoided(notice, shown);
    case 'overpayment-moved':
    case 'overpayment-returned':
      return overpayment(notice, shown);
    case 'credit-withdrawn':
      return creditWithdrawn(notice, shown);
    case 'payment-recorded':
      return paymentRecorded(notice, shown);
    case 'payment-moved':
      return paymentMoved(notice, shown);
    case 'payment-reversed':
      return paymentReversed(notice, shown);
    case 'refund-asked':
      return refundAsked(notice, shown);
    case 'refund-done':
      return refundDone(notice, shown);
    case 'refund-failed':
      return refundFailed(notice, shown);
    case 'payment-disputed':
    case 'refund-open':
    case 'refund-recorded':
    case 'refund-elsewhere':
      return providerSentences(notice, shown);
    case 'credit-expired':
      return creditExpired(notice, shown);
    case 'sweep-summary':
      return sweepSummary(notice, shown);
    case 'sweep-failed':
    case 'mail-undelivered':
    case 'mail-without-note':
    case 'mail-with-gaps':
      return needsALook(notice, shown);
    case 'invoice-written-off':
      return invoiceWrittenOff(notice, shown);
    case 'request-standing':
    case 'request-reminder':
    case 'request-ended':
      return requestSentences(notice, shown);
    case 'job-standing':
    case 'job-finished':
    case 'contact-put-back':
      return sessionSentences(notice, shown);
    case 'late-outcome':
      return `*${safe(notice.title, 150)}*\n${safe(notice.text, 2_000)}`;
    case 'outcome-settled':
      return settledSentences(notice, shown.club);
    default:
      return notice satisfies never;
  }
}
