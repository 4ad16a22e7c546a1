import type { Notice } from '../../src/domain/notice.js';

/** What a message is about, in a few words, for a list of messages. */
export function noticeSubject(notice: Notice): string {
  switch (notice.kind) {
    case 'credit-raised':
      return `Credit note ${notice.noteNumber} raised`;
    case 'credit-applied':
      return `Account credit used on ${notice.invoiceNumber}`;
    case 'credit-taken-back':
      return `Account credit taken back from ${notice.invoiceNumber}`;
    case 'credit-note-voided':
      return `Credit note ${notice.noteNumber} voided`;
    case 'invoice-voided':
      return `Invoice ${notice.invoiceNumber} voided`;
    case 'overpayment-moved':
      return `Overpayment of ${notice.invoiceNumber} moved`;
    case 'overpayment-returned':
      return `Overpayment of ${notice.invoiceNumber} returned`;
    case 'credit-withdrawn':
      return 'Opening balance taken out';
    case 'payment-reversed':
      return `Payment on ${notice.invoiceNumber} ${notice.how}`;
    case 'sweep-summary':
      return 'Summary of a sweep';
    case 'sweep-failed':
      return `The sweep could not look at ${notice.invoiceNumber}`;
    case 'books-differ':
      return 'The books need a look';
    case 'late-outcome':
      return notice.title;
    case 'outcome-settled':
      return notice.isBooked ? 'A form was booked after all' : 'A form was not booked';
    default:
      return notice satisfies never;
  }
}
