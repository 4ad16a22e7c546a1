import { entrySentence } from '../../src/blocks/entry-words.js';
import { reasonWords } from '../../src/blocks/reason-words.js';
import { listed, safe } from '../../src/blocks/text.js';
import { type ShownClub, wordsFor } from '../../src/blocks/words.js';
import { bookedFacts } from '../../src/domain/books/booked-facts.js';
import type { JournalEntry } from '../../src/domain/books/journal-entry.js';
import { calendarDateIn } from '../../src/domain/calendar-date.js';
import type { Notice } from '../../src/domain/notice.js';
import type { Club } from '../../src/domain/people/club-records.js';
import { ownId } from '../../src/domain/record-id.js';

type Settled = Extract<Notice, { kind: 'outcome-settled' }>;

/** How things stood right after the booking, as the form would have said it. */
function standing({ outcome, refs, currency }: JournalEntry, club: ShownClub): string {
  const { money } = wordsFor(club);
  const { outstanding, available } = outcome;
  const number = refs.invoiceId === undefined ? null : safe(ownId(club.id, refs.invoiceId));
  const parts = [
    ...(outstanding === null || number === null
      ? []
      : [
          `${outstanding > 0n ? money(outstanding, currency) : 'nothing'} was left to pay on ${number}`,
        ]),
    ...(available === null ? [] : [`the account credit was ${money(available, currency)}`]),
  ];
  return parts.length === 0 ? '' : ` After it ${parts.join(' and ')}.`;
}

/** Without the number of a note that does not exist, and may be another's later. */
function notBooked(entry: JournalEntry, club: ShownClub): string {
  const { amount, currency, invoiceNumber } = bookedFacts(entry);
  const on = invoiceNumber === null ? '' : ` on ${safe(invoiceNumber)}`;
  return `${wordsFor(club).money(amount, currency)}${on} (${reasonWords(entry.reason, 120)})`;
}

/** What became of a form of which the person was told that nobody knows yet. */
export function settledSentences(notice: Settled, club: Club): string {
  const { entries, isBooked, sentAt } = notice;
  const today = calendarDateIn(sentAt, club.timeZone);
  const shown = { ...club, today };
  const when = wordsFor(shown).time(sentAt);
  if (isBooked) {
    const lines = entries.map((one) => `${entrySentence(one, shown)}.${standing(one, shown)}`);
    return `*What you sent (${when}) was booked.*\n${lines.join('\n')}`;
  }
  const what = listed(entries.map((entry) => notBooked(entry, shown)));
  return `*What you sent (${when}) was not booked: no money moved.*\nIt was ${what}. If it is still wanted, open the form anew and send it once more.`;
}
