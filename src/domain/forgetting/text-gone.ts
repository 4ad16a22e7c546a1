import {
  invoiceNumbersOf,
  isMailed,
  type MailedKind,
  type MailedNotice,
  noteNumbersOf,
  type TextGone,
} from '../mail-notice.js';
import type { Notice } from '../notice.js';

/** So many days after it left a message keeps what it told; then only that it was sent is known. */
export const textsKeptDays = 90;

/** What a mail was about, without a word of it. */
export type MailedAbout = { about: MailedKind; noteNumber?: string; invoiceNumber?: string };

export function mailedAboutOf(notice: MailedNotice): MailedAbout {
  const [noteNumber] = 'noteNumber' in notice ? [notice.noteNumber] : noteNumbersOf(notice);
  const [invoiceNumber, ...more] = invoiceNumbersOf(notice);
  return {
    about: notice.kind,
    ...(noteNumber === undefined ? {} : { noteNumber }),
    ...(invoiceNumber === undefined || more.length > 0 ? {} : { invoiceNumber }),
  };
}

/** What is left of a notice when its text goes: of a mail what it was about, by numbers. */
export function withoutText(notice: Notice): TextGone {
  if (notice.kind === 'text-gone') return notice;
  if (isMailed(notice)) return { kind: 'text-gone', ...mailedAboutOf(notice) };
  return { kind: 'text-gone', about: null };
}
