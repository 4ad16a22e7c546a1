import { safe, safeSentence } from '../../src/blocks/text.js';
import type {
  CustomerNotice,
  MailFault,
  MailUndelivered,
  MailWithGaps,
  MailWithoutNote,
} from '../../src/domain/mail-notice.js';
import { type NoticeContext, payer } from './notice-parts.js';

type About = Pick<MailUndelivered, 'about' | 'noteNumber' | 'invoiceNumber'>;

/** What a mail was about, in a few words behind "about". */
export function mailedAbout({ about, noteNumber = '', invoiceNumber }: About): string {
  const on = invoiceNumber === undefined ? '' : ` on invoice ${invoiceNumber}`;
  switch (about) {
    case 'credit-raised':
      return `credit note ${noteNumber}`;
    case 'credit-applied':
    case 'credit-used':
      return `account credit used${on}`;
    case 'credit-expiring':
      return 'account credit that expires soon';
    case 'credit-taken-back':
      return `account credit taken back${on}`;
    case 'credit-withdrawn':
      return 'account credit taken out';
    case 'credit-note-voided':
      return `the voided credit note ${noteNumber}`;
    case 'refund-on-its-way':
      return `a refund${on}`;
    case 'session-cancelled':
      return 'a cancelled session';
    case 'removed-from-product':
      return 'leaving a product';
    case 'account-link':
      return 'the way to the account page';
    default:
      return about satisfies never;
  }
}

/** A mail that was given up, for finance. */
function mailUndelivered(notice: MailUndelivered, shown: NoticeContext): string {
  const what = `The email to ${payer(notice, shown)} about ${safe(mailedAbout(notice))}`;
  const may = notice.mayHaveArrived ? ' It may have arrived all the same.' : '';
  const booked = notice.about === 'account-link' ? '' : ' What it tells is booked.';
  return `*${what} was not delivered*\n${safeSentence(notice.why)}${may}${booked} Put right what is wrong, then press *Send again* in /credit-desk, or tell them yourself.`;
}

/** A mail that left, but for a file. */
function mailWithoutNote(notice: MailWithoutNote, shown: NoticeContext): string {
  return `The email to ${payer(notice, shown)} left without the PDF of credit note *${safe(notice.noteNumber)}*, which could not be made. The log names the cause. Once it can be made, press *PDF* beside the note and send it to them yourself.`;
}

/** Letters that no font has stand in brackets in a PDF that left. */
function mailWithGaps(notice: MailWithGaps, shown: NoticeContext): string {
  const kinds = notice.kinds.map((kind) => `[${kind}]`).join(' and ');
  const others = notice.isOfMany ? ' PDFs of others who were mailed with them may say it too.' : '';
  return `The PDF of credit note *${safe(notice.noteNumber)}* that ${payer(notice, shown)} got by email says ${kinds} where it has no font for what is written there. It says that the club can tell the words.${others}`;
}

/** What went wrong with a mail. */
export function mailFault(notice: MailFault, shown: NoticeContext): string {
  switch (notice.kind) {
    case 'mail-undelivered':
      return mailUndelivered(notice, shown);
    case 'mail-without-note':
      return mailWithoutNote(notice, shown);
    case 'mail-with-gaps':
      return mailWithGaps(notice, shown);
    default:
      return notice satisfies never;
  }
}

/** The same for a list of messages. */
export function mailFaultSubject(notice: MailFault): string {
  if (notice.kind === 'mail-with-gaps') return 'Letters missing in a PDF';
  return notice.kind === 'mail-undelivered'
    ? `Mail about ${mailedAbout(notice)} not delivered`
    : `Mail without the PDF of credit note ${notice.noteNumber}`;
}

/** What only the customer is told, for a list of messages. */
export function customerSubject(notice: CustomerNotice): string {
  return `Mail about ${mailedAbout({ about: notice.kind })}`;
}

/** The same with whom it was for. */
export function customerMail(notice: CustomerNotice, shown: NoticeContext): string {
  return `${customerSubject(notice)} to ${payer(notice, shown)}.`;
}
