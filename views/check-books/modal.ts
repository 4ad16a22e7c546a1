import type { KnownBlock, ModalView } from '@slack/types';
import {
  actions,
  button,
  context,
  header,
  lines,
  modal,
  section,
} from '../../src/blocks/layout.js';
import { counted, safe, safeSentence } from '../../src/blocks/text.js';
import { type ShownClub, wordsFor } from '../../src/blocks/words.js';
import { shouldBe } from '../../src/domain/books/difference.js';
import { noteOfHead, type TrailHead } from '../../src/domain/trail/trail-head.js';
import type { BooksReport } from '../../src/services/books/check-books.js';
import { checkBooksIds } from './ids.js';

const differencesShown = 20;

function booksView(blocks: KnownBlock[]): ModalView {
  return modal({ title: 'Check the books', callbackId: checkBooksIds.callback, blocks });
}

export function checkingBooksModal(): ModalView {
  return booksView([
    header('Checking the books…'),
    section(
      'Everything that is stored is worked out again from the journal. This takes a few seconds, minutes for a large club. The answer appears here; closing this changes nothing.',
    ),
  ]);
}

export function booksModal(report: BooksReport, club: ShownClub): ModalView {
  const { time } = wordsFor(club);
  const { checkedAt, entries, accounts, invoices, creditNotes, payments, refunds } = report;
  const trail = report.trail === null ? '' : ` ${trailInWords(report.trail)}`;
  const looked = `Checked ${time(checkedAt)}: ${counted(entries, 'journal entry', 'journal entries')}, ${counted(accounts, 'account')}, ${counted(invoices, 'invoice')}, ${counted(creditNotes, 'credit note')}, ${counted(payments, 'payment')}, ${counted(refunds, 'refund')}.${trail}`;
  const again = button({ text: 'Check again', actionId: checkBooksIds.check });
  if (report.differenceCount === 0) {
    return booksView([
      header('The books are right'),
      section(
        'Everything that is stored follows from the journal: amounts, lines, days and what waits.',
      ),
      context(looked),
      ...actions([again]),
    ]);
  }
  const shown = report.differences.slice(0, differencesShown);
  const more = report.differenceCount - shown.length;
  return booksView([
    header(counted(report.differenceCount, 'difference')),
    section(
      'These stored facts do not follow from the journal. No money was moved by this check. Give this list to whoever runs Credit Desk, and book nothing on these until it is cleared up.',
    ),
    ...lines(shown.map(differenceText)),
    ...(more > 0 ? [context(`And ${more.toLocaleString('en-GB')} more.`)] : []),
    context(looked),
    ...actions([again]),
  ]);
}

/** How far the audit trail goes: whoever keeps it can check it later, by `npm run audit`. */
function trailInWords(head: TrailHead): string {
  if (head.number === 0n) return 'The audit trail has no events yet.';
  return `The audit trail has come to event ${head.number}, noted as \`${noteOfHead(head)}\`.`;
}

function differenceText(difference: BooksReport['differences'][number]): string {
  const { document, id, what, expected, stored } = difference;
  const where = `${safe(document)} ${safe(id, 120)}, *${safe(what, 120)}*`;
  return `•  ${where}: ${shouldBe(difference)} ${safe(expected, 120)}, stored is ${safe(stored, 120)}`;
}

/** The check itself did not come to an end. The sentence is plain words. */
export function booksBrokenModal(sentence: string): ModalView {
  return booksView([
    header('The books could not be checked'),
    section(safeSentence(sentence)),
    ...actions([button({ text: 'Check again', actionId: checkBooksIds.check })]),
  ]);
}
