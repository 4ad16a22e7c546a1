import type { Club } from '../../domain/club-records.js';
import type { JournalEntry } from '../../domain/journal-entry.js';
import { formatPlainAmount } from '../../domain/money.js';
import { recordId } from '../../domain/record-id.js';
import { applicationAmount } from '../../domain/take-back-credit.js';
import type { MoneyEvent } from './money-event.js';
import type { PayerState } from './payer-state.js';

type Fact = { name: string; stored: string; given: string };

/** The first fact in which a row differs from what was stored for it, or null. */
export function contradiction(
  event: MoneyEvent,
  entry: JournalEntry,
  state: PayerState,
  club: Club,
): Fact | null {
  return factsOf(event, entry, state, club).find((fact) => fact.stored !== fact.given) ?? null;
}

function factsOf(event: MoneyEvent, entry: JournalEntry, state: PayerState, club: Club): Fact[] {
  const amount = (stored: bigint, given: bigint): Fact => ({
    name: 'amount',
    stored: formatPlainAmount(stored, entry.currency),
    given: formatPlainAmount(given, entry.currency),
  });
  const day: Fact = { name: 'date', stored: entry.occurredOn, given: event.on };
  switch (event.kind) {
    case 'invoice':
      return invoiceFacts(event.row, state, club);
    case 'void':
      return [];
    case 'payment':
      return [amount(largestPosting(entry), event.row.amountMinor), day];
    case 'opening':
      return [amount(largestPosting(entry), event.row.amountMinor), day];
    case 'credit-note':
      return [
        amount(largestPosting(entry), event.row.amountMinor),
        { name: 'reason', stored: entry.reason, given: event.row.reason },
        day,
      ];
    case 'application':
      return [amount(applicationAmount(entry), event.row.amountMinor), day];
    default:
      return event satisfies never;
  }
}

/** The debit of an entry with one debit: the whole amount of the event. */
function largestPosting(entry: JournalEntry): bigint {
  return entry.postings.reduce((most, { amount }) => (amount > most ? amount : most), 0n);
}

function invoiceFacts(
  row: Extract<MoneyEvent, { kind: 'invoice' }>['row'],
  state: PayerState,
  club: Club,
): Fact[] {
  const stored = state.invoices.get(recordId(club.id, row.number));
  if (stored === undefined) return [];
  const line = (one: { line: number; amount: bigint; description: string }) =>
    `${one.line} ${formatPlainAmount(one.amount, stored.currency)} ${one.description}`;
  const given = row.lines.map((one) => line({ ...one, amount: one.amountMinor }));
  return [
    { name: 'payer_id', stored: stored.payerId, given: recordId(club.id, row.payerId) },
    { name: 'issued_on', stored: stored.issuedOn, given: row.issuedOn },
    { name: 'due_on', stored: stored.dueOn, given: row.dueOn },
    { name: 'currency', stored: stored.currency, given: row.currency },
    { name: 'auto_collect', stored: `${stored.autoCollect}`, given: `${row.autoCollect}` },
    { name: 'lines', stored: stored.lines.map(line).join('; '), given: given.join('; ') },
  ];
}
