import { counted } from '../../src/blocks/text.js';
import type { BooksNotice } from '../../src/domain/books/books-notice.js';
import type { Notice } from '../../src/domain/notice.js';

export function isOfBooks(notice: Notice): notice is Extract<Notice, BooksNotice> {
  return notice.kind === 'books-differ' || notice.kind === 'trail-noted';
}

export function booksSubject({ kind }: BooksNotice): string {
  return kind === 'trail-noted' ? 'The books are right' : 'The books need a look';
}

/** What to do with the newest event of the trail: nobody can alter it in a message that is kept. */
function trailSentence(trail: string): string {
  const [number = ''] = trail.split(':');
  return `The audit trail has come to event ${number}: \`${trail}\`. Keep this message: \`npm run audit -- --trail ${trail}\` says at any later time whether everything up to that event is as it is now.`;
}

/** What the check of the night found. */
export function booksChecked(notice: BooksNotice): string {
  if (notice.kind === 'trail-noted') {
    return `*The books are right*\n${trailSentence(notice.trail)}`;
  }
  const { differences, trail } = notice;
  const look = `*The books need a look*\nThe nightly check found ${counted(differences, 'difference')}. Press *Check the books* in /credit-desk to see what differs, and tell your admin.`;
  return trail === undefined ? look : `${look}\n${trailSentence(trail)}`;
}
