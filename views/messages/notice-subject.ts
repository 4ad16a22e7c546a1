import { isForCustomers } from '../../src/domain/mail-notice.js';
import type { Notice } from '../../src/domain/notice.js';
import type { SessionJobNotice } from '../../src/domain/sessions/jobs/job-notice.js';
import { booksSubject, isOfBooks } from './books-words.js';
import { forgettingSubject, isOfForgetting } from './forgetting-words.js';
import { jobSubject } from './job-words.js';
import { customerSubject, mailFaultSubject } from './mail-words.js';
import type { Of } from './notice-parts.js';
import { providerSubject } from './provider-words.js';
import { refundSubject } from './refund-words.js';
import { requestSubject } from './request-words.js';

function sessionSubject(notice: SessionJobNotice): string {
  return notice.kind === 'contact-put-back'
    ? 'A contact was put back into a product'
    : jobSubject(notice.job);
}

function outcomeSubject(notice: Of<'late-outcome' | 'outcome-settled'>): string {
  if (notice.kind === 'late-outcome') return notice.title;
  return notice.isBooked ? 'A form was booked after all' : 'A form was not booked';
}

function sweepSubject(notice: Of<'sweep-summary' | 'sweep-failed'>): string {
  if (notice.kind === 'sweep-summary') return 'Account credit used automatically';
  return `No credit used automatically on ${notice.invoiceNumber}`;
}

/** What a message is about, in a few words, for a list of messages. */
export function noticeSubject(notice: Notice): string {
  if (isOfForgetting(notice)) return forgettingSubject(notice);
  if (isOfBooks(notice)) return booksSubject(notice);
  if (isForCustomers(notice)) return customerSubject(notice);
  switch (notice.kind) {
    case 'credit-raised':
      return `Credit note ${notice.noteNumber} raised`;
    case 'credit-applied':
      return `Account credit used on ${notice.invoiceNumber}`;
    case 'credit-taken-back':
      return `Account credit taken back from ${notice.invoiceNumber}`;
    case 'credit-note-voided':
      return `Credit note ${notice.noteNumber} voided`;
    case 'invoice-issued':
      return `Invoice ${notice.invoiceNumber} issued`;
    case 'invoice-voided':
      return `Invoice ${notice.invoiceNumber} voided`;
    case 'overpayment-moved':
    case 'overpayment-returned':
      return `Overpayment of ${notice.invoiceNumber} ${notice.kind.replace('overpayment-', '')}`;
    case 'credit-withdrawn':
      return 'Opening balance taken out';
    case 'payment-recorded':
      return 'Payment recorded';
    case 'payment-moved':
    case 'payment-reversed':
      return `Payment on ${notice.invoiceNumber} ${notice.how}`;
    case 'refund-asked':
    case 'refund-done':
    case 'refund-failed':
      return refundSubject(notice);
    case 'payment-disputed':
    case 'refund-open':
    case 'refund-recorded':
    case 'refund-elsewhere':
      return providerSubject(notice);
    case 'credit-expired':
      return 'Account credit expired';
    case 'sweep-summary':
    case 'sweep-failed':
      return sweepSubject(notice);
    case 'mail-undelivered':
    case 'mail-without-note':
    case 'mail-with-gaps':
      return mailFaultSubject(notice);
    case 'invoice-written-off':
      return `Debt on ${notice.invoiceNumber} written off`;
    case 'request-standing':
    case 'request-reminder':
    case 'request-ended':
      return requestSubject(notice);
    case 'job-standing':
    case 'job-finished':
    case 'contact-put-back':
      return sessionSubject(notice);
    case 'late-outcome':
    case 'outcome-settled':
      return outcomeSubject(notice);
    default:
      return notice satisfies never;
  }
}
