import { formatPlainAmount } from '../../domain/amounts/money.js';
import type { JournalEntry } from '../../domain/books/journal-entry.js';
import { applicationAmount } from '../../domain/credit/take-back-credit.js';
import type { MoneyEvent } from '../../domain/import/money-event.js';
import type { Club } from '../../domain/people/club-records.js';
import { invoiceFacts } from './invoice-facts.js';
import { accountFor, type PayerState } from './payer-state.js';
import { type Fact, nothing } from './row-fault.js';

/** The facts of a row beside those of the entry that was booked for it before. */
export function entryFacts(
  event: Exclude<MoneyEvent, { kind: 'payment' }>,
  entry: JournalEntry,
  state: PayerState,
  club: Club,
): Fact[] {
  const amount = (stored: bigint, given: bigint): Fact => ({
    column: 'amount',
    stored: formatPlainAmount(stored, entry.currency),
    given: formatPlainAmount(given, entry.currency),
  });
  const day = (column: string): Fact => ({ column, stored: entry.occurredOn, given: event.on });
  switch (event.kind) {
    case 'invoice':
      return invoiceFacts(event.row, state, club);
    case 'void':
      return [day('voided_on')];
    case 'opening': {
      const { amountMinor, expiresOn } = event.row;
      return [
        amount(debitOf(entry), amountMinor),
        day('created_on'),
        ...expiryFact(entry, state, expiresOn),
      ];
    }
    case 'credit-note': {
      const { amountMinor, reason, line } = event.row;
      return [
        amount(debitOf(entry), amountMinor),
        day('created_on'),
        { column: 'reason', stored: entry.reason, given: reason },
        ...lineFact(entry, line),
      ];
    }
    case 'application':
      return [amount(applicationAmount(entry), event.row.amountMinor), day('applied_on')];
    default:
      return event satisfies never;
  }
}

/** The debit of an entry with one debit: the whole amount of the event. */
function debitOf(entry: JournalEntry): bigint {
  return entry.postings.reduce((most, { amount }) => (amount > most ? amount : most), 0n);
}

/** Only a lot that still holds something tells when it expires. */
function expiryFact(entry: JournalEntry, state: PayerState, expiresOn: string | null): Fact[] {
  const lot = accountFor(state, entry)?.lots.find(({ lotId }) => lotId === entry.id);
  if (lot === undefined) return [];
  const [stored, given] = [lot.expiresOn ?? nothing, expiresOn ?? nothing];
  return [{ column: 'expires_on', stored, given }];
}

/** Credit on the whole invoice may have come to one line only, so it is compared one way. */
function lineFact(entry: JournalEntry, line: number | null): Fact[] {
  if (line === null) return [];
  const stored = (entry.details.lines ?? []).map((share) => share.line).join(' and ');
  return [{ column: 'line', stored, given: `${line}` }];
}
