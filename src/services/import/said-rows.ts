import { formatPlainAmount } from '../../domain/amounts/money.js';
import type { JournalEntry } from '../../domain/books/journal-entry.js';
import { accountId } from '../../domain/credit/account.js';
import { applicationAmount } from '../../domain/credit/take-back-credit.js';
import type { MoneyEvent } from '../../domain/import/money-event.js';
import { recordId } from '../../domain/record-id.js';
import { digestOfCells, isSaid, type SaidEvent, saidPrefix } from './event-key.js';
import type { PayerState } from './payer-state.js';
import { type Fact, nothing } from './row-fault.js';

/** What was found for a row without a number: its key, and whether it was imported before. */
export type SaidStanding =
  | { kind: 'there' }
  | { kind: 'new'; key: string }
  | { kind: 'contradiction'; entry: JournalEntry; fact: Fact };

/** What a row says, by column. */
function cellsOfRow(event: SaidEvent): Record<string, string> {
  const amount = formatPlainAmount(event.row.amountMinor, event.row.currency);
  switch (event.kind) {
    case 'opening':
      return { amount, created_on: event.on, expires_on: event.row.expiresOn ?? nothing };
    case 'credit-note': {
      const { reason, line } = event.row;
      return { amount, created_on: event.on, reason, line: `${line ?? nothing}` };
    }
    case 'application':
      return { amount, applied_on: event.on };
    default:
      return event satisfies never;
  }
}

/** The debit of an entry with one debit: the whole amount of the event. */
function debitOf(entry: JournalEntry): bigint {
  return entry.postings.reduce((most, { amount }) => (amount > most ? amount : most), 0n);
}

/** The same of an entry. What it does not tell, since an older import booked it, is left out. */
function cellsOfEntry(entry: JournalEntry, state: PayerState): Record<string, string> {
  const amount = formatPlainAmount(
    entry.kind === 'credit.applied' ? applicationAmount(entry) : debitOf(entry),
    entry.currency,
  );
  if (entry.kind === 'credit.applied') return { amount, applied_on: entry.occurredOn };
  const cells = { amount, created_on: entry.occurredOn };
  if (entry.kind === 'credit.raised') {
    const lines = entry.details.lines ?? [];
    const [only] = lines;
    const line = lines.length === 1 && only !== undefined ? `${only.line}` : nothing;
    return { ...cells, reason: entry.reason, line };
  }
  // Only a lot that still holds something tells when it expires.
  const account = state.accounts.get(accountId(entry));
  const lot = account?.lots.find(({ lotId }) => lotId === entry.id);
  return lot === undefined ? cells : { ...cells, expires_on: lot.expiresOn ?? nothing };
}

/** The cells in which a row differs from an entry, of those that both tell. */
function differences(
  row: Readonly<Record<string, string>>,
  stored: Readonly<Record<string, string>>,
): Fact[] {
  return Object.entries(row).flatMap(([column, given]) => {
    const was = stored[column];
    // Credit on the whole invoice may have come to one line only.
    const open = was === undefined || (column === 'line' && given === nothing);
    return open || was === given ? [] : [{ column, stored: was, given }];
  });
}

function entriesFor(event: SaidEvent, state: PayerState, clubId: string): JournalEntry[] {
  if (event.kind === 'opening') {
    const { contactId, currency } = event.row;
    const id = accountId({ clubId, payerId: recordId(clubId, contactId), currency });
    return state.openings.get(id) ?? [];
  }
  const kind = event.kind === 'credit-note' ? 'credit.raised' : 'credit.applied';
  const history = state.history.get(recordId(clubId, event.row.invoiceNumber)) ?? [];
  return history.filter((entry) => entry.kind === kind);
}

/** Whether the desk has taken back all that an entry did, so that a corrected row may follow. */
function isUndone(entry: JournalEntry, state: PayerState): boolean {
  const { creditNoteId, invoiceId = '' } = entry.refs;
  const later = [
    ...(state.history.get(invoiceId) ?? []),
    ...(state.openings.get(accountId(entry)) ?? []),
  ];
  if (entry.kind !== 'credit.raised') return later.some(({ reverses }) => reverses === entry.id);
  const taken = later
    .filter(({ kind, refs }) => kind === 'credit.voided' && refs.creditNoteId === creditNoteId)
    .reduce((sum, { details }) => sum + (details.toInvoice ?? 0n) + (details.toAccount ?? 0n), 0n);
  return taken >= debitOf(entry);
}

type Owner = { digest: string; cells: Record<string, string>; prefix: string };

/**
 * Finds what an earlier import stored for rows without a number. Rows are the same when they say
 * the same, as often as they do; where they stand is nothing. A row that differs in one cell from
 * one that was imported, still stands and is not in the folder any more, is its correction: that
 * would give the same credit twice, so it is refused.
 */
export function matchSaidRows(
  events: readonly MoneyEvent[],
  state: PayerState,
  club: { id: string },
): ReadonlyMap<SaidEvent, SaidStanding> {
  const standings = new Map<SaidEvent, SaidStanding>();
  const taken = new Set<JournalEntry>();
  const occurrences = new Map<string, number>();
  const fresh: [SaidEvent, Owner][] = [];
  for (const event of events) {
    if (!isSaid(event)) continue;
    const cells = cellsOfRow(event);
    const owner = { cells, digest: digestOfCells(cells), prefix: saidPrefix(club.id, event) };
    const key = `${owner.prefix}${owner.digest}`;
    const count = (occurrences.get(key) ?? 0) + 1;
    occurrences.set(key, count);
    const found = sameEntry(event, owner, { state, clubId: club.id, taken });
    if (found !== undefined) {
      taken.add(found);
      standings.set(event, { kind: 'there' });
      continue;
    }
    standings.set(event, { kind: 'new', key: `${key}-${count}` });
    fresh.push([event, owner]);
  }
  for (const [event, { cells }] of fresh) {
    const found = correctedEntry(event, cells, { state, clubId: club.id, taken });
    if (found !== undefined) standings.set(event, { kind: 'contradiction', ...found });
  }
  return standings;
}

type Look = { state: PayerState; clubId: string; taken: ReadonlySet<JournalEntry> };

function importedEntries(event: SaidEvent, { state, clubId, taken }: Look): JournalEntry[] {
  return entriesFor(event, state, clubId).filter((entry) => {
    return entry.actor.kind === 'import' && !taken.has(entry);
  });
}

/** An entry of the same digest; or one that an older version booked, which says the same. */
function sameEntry(event: SaidEvent, owner: Owner, look: Look): JournalEntry | undefined {
  const entries = importedEntries(event, look);
  const { cells, digest, prefix } = owner;
  const older = new RegExp(`^${escaped(prefix.replace(/import-$/, ''))}(?:import-)?\\d+$`);
  return (
    entries.find(({ id }) => id.startsWith(`${prefix}${digest}-`)) ??
    entries.find((entry) => {
      return (
        older.test(entry.id) && differences(cells, cellsOfEntry(entry, look.state)).length === 0
      );
    })
  );
}

function escaped(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

/** It differs in what the entry does not tell: when a lot expires that is used up. */
function unknownFact(cells: Readonly<Record<string, string>>): Fact {
  const column = 'expires_on' in cells ? 'expires_on' : 'line';
  return { column, stored: 'something else', given: cells[column] ?? nothing };
}

function correctedEntry(
  event: SaidEvent,
  cells: Record<string, string>,
  look: Look,
): { entry: JournalEntry; fact: Fact } | undefined {
  for (const entry of importedEntries(event, look)) {
    if (isUndone(entry, look.state)) continue;
    const [fact, ...more] = differences(cells, cellsOfEntry(entry, look.state));
    if (more.length === 0) return { entry, fact: fact ?? unknownFact(cells) };
  }
  return undefined;
}
