import type { JournalEntry } from '../../domain/books/journal-entry.js';
import { accountId } from '../../domain/credit/account.js';
import type { MoneyEvent, MoneyRow } from '../../domain/import/money-event.js';
import { recordId } from '../../domain/record-id.js';
import {
  digestOfCells,
  isSaid,
  noteVoidKey,
  type SaidEvent,
  saidPrefix,
  takeBackKey,
} from './event-key.js';
import type { PayerState } from './payer-state.js';
import { type Fact, nothing } from './row-fault.js';
import { cellsOfEntry, cellsOfRow, debitOf, differences, type SaidCells } from './said-cells.js';

/** What was found for a row without a number: its entry, or the key of the one to be made. */
export type SaidStanding =
  | { kind: 'there'; entry: JournalEntry }
  | { kind: 'new'; key: string }
  | { kind: 'contradiction'; entry: JournalEntry; fact: Fact };

/** By the row, since its end is an event of its own. */
export type SaidStandings = ReadonlyMap<MoneyRow['row'], SaidStanding>;

type Look = { state: PayerState; clubId: string; taken: Set<JournalEntry> };
type Said = { event: SaidEvent; cells: SaidCells; digest: string; prefix: string };

const entryKinds = {
  'credit-note': 'credit.raised',
  overpayment: 'overpayment.moved',
  application: 'credit.applied',
} as const;

function accountOf({ row }: Extract<SaidEvent, { kind: 'opening' }>, clubId: string): string {
  const payerId = recordId(clubId, row.contactId);
  return accountId({ clubId, payerId, currency: row.currency });
}

/** The entries of imports that such a row may have made and no other row has claimed. */
function entriesFor({ event }: Said, { state, clubId, taken }: Look): JournalEntry[] {
  const all =
    event.kind === 'opening'
      ? (state.openings.get(accountOf(event, clubId)) ?? [])
      : (state.history.get(recordId(clubId, event.row.invoiceNumber)) ?? []);
  const kind = event.kind === 'opening' ? 'credit.opened' : entryKinds[event.kind];
  return all.filter((entry) => {
    return entry.kind === kind && entry.actor.kind === 'import' && !taken.has(entry);
  });
}

/** Whether all that an entry did was taken back, so that a corrected row may follow. */
function isUndone(entry: JournalEntry, state: PayerState): boolean {
  const { creditNoteId, invoiceId = '' } = entry.refs;
  const others = [
    ...(state.history.get(invoiceId) ?? []),
    ...(state.openings.get(accountId(entry)) ?? []),
  ];
  const undone = others
    .filter(({ kind, refs, reverses }) => {
      const ofNote = kind === 'credit.voided' && refs.creditNoteId === creditNoteId;
      return reverses === entry.id || (creditNoteId !== undefined && ofNote);
    })
    .reduce((sum, other) => sum + debitOf(other), 0n);
  return undone >= debitOf(entry);
}

const plainNumber = /^(?:import-)?\d+$/;

/** Keys of the version before ended in a running number. */
function isOlderKey(id: string, prefix: string): boolean {
  const stem = prefix.replace(/import-$/, '');
  return id.startsWith(stem) && plainNumber.test(id.slice(stem.length));
}

function idOf({ event }: Said): string | null {
  return event.kind === 'opening' ? null : event.row.id;
}

/** The entry that the row itself made: by its id, by its digest, or of an older version. */
function ownEntry(said: Said, look: Look): JournalEntry | undefined {
  const entries = entriesFor(said, look);
  const { cells, digest, prefix } = said;
  const id = idOf(said);
  const byId = entries.find((entry) => entry.id === `${prefix}id-${id}-${digest}`);
  if (id !== null && byId !== undefined) return byId;
  return (
    entries.find((entry) => entry.id.startsWith(`${prefix}${digest}-`)) ??
    entries.find((entry) => {
      const same = differences(cells, cellsOfEntry(entry, look.state)).length === 0;
      return isOlderKey(entry.id, prefix) && same;
    })
  );
}

/** It differs in what the entry does not tell: when a lot expires that is used up. */
function unknownFact(cells: SaidCells): Fact {
  const column = 'expires_on' in cells ? 'expires_on' : 'line';
  return { column, stored: 'something else', given: cells[column] ?? nothing };
}

/**
 * The entry of which a new row is the correction: the one of its id, or one without an id that
 * differs in one cell, still stands and is not in the folder any more.
 */
function correctedEntry(said: Said, look: Look): { entry: JournalEntry; fact: Fact } | undefined {
  const id = idOf(said);
  const { prefix, cells } = said;
  for (const entry of entriesFor(said, look)) {
    if (isUndone(entry, look.state)) continue;
    const [fact = unknownFact(cells), ...more] = differences(
      cells,
      cellsOfEntry(entry, look.state),
    );
    const ofThisId = id !== null && entry.id.startsWith(`${prefix}id-${id}-`);
    const ofOtherId = entry.id.startsWith(`${prefix}id-`);
    if (ofThisId || (!ofOtherId && more.length === 0)) return { entry, fact };
  }
  return undefined;
}

/** A row that was ended by an import and does not say so any more. */
function lostEnd({ event }: Said, entry: JournalEntry, state: PayerState): Fact | undefined {
  const { creditNoteId = '', invoiceId = '' } = entry.refs;
  const [column, key, given] =
    event.kind === 'credit-note'
      ? (['voided_on', noteVoidKey(creditNoteId), event.row.voidedOn] as const)
      : event.kind === 'application'
        ? (['taken_back_on', takeBackKey(entry.id), event.row.takenBackOn] as const)
        : (['', '', ''] as const);
  if (given !== null) return undefined;
  const end = state.history.get(invoiceId)?.find(({ id }) => id === key);
  if (end?.actor.kind !== 'import') return undefined;
  return { column, stored: end.occurredOn, given: nothing };
}

function thereOrLost(said: Said, entry: JournalEntry, state: PayerState): SaidStanding {
  const fact = lostEnd(said, entry, state);
  return fact === undefined ? { kind: 'there', entry } : { kind: 'contradiction', entry, fact };
}

/**
 * Finds what an earlier import stored for rows without a number. Rows are the same when they say
 * the same, as often as they do; where they stand is nothing. A row that differs in one cell from
 * one that was imported, still stands and is not in the folder any more is taken for its
 * correction: booked beside it, it would give the same credit twice.
 */
export function matchSaidRows(
  events: readonly MoneyEvent[],
  state: PayerState,
  club: { id: string },
): SaidStandings {
  const look: Look = { state, clubId: club.id, taken: new Set() };
  const standings = new Map<MoneyRow['row'], SaidStanding>();
  const occurrences = new Map<string, number>();
  const fresh: Said[] = [];
  for (const event of events) {
    if (!isSaid(event)) continue;
    const cells = cellsOfRow(event);
    const said = { event, cells, digest: digestOfCells(cells), prefix: saidPrefix(club.id, event) };
    const id = idOf(said);
    const key =
      id === null ? `${said.prefix}${said.digest}` : `${said.prefix}id-${id}-${said.digest}`;
    const count = (occurrences.get(key) ?? 0) + 1;
    occurrences.set(key, count);
    const found = ownEntry(said, look);
    if (found === undefined) {
      standings.set(event.row, { kind: 'new', key: id === null ? `${key}-${count}` : key });
      fresh.push(said);
      continue;
    }
    look.taken.add(found);
    standings.set(event.row, thereOrLost(said, found, state));
  }
  for (const said of fresh) {
    const found = correctedEntry(said, look);
    if (found !== undefined) standings.set(said.event.row, { kind: 'contradiction', ...found });
  }
  return standings;
}
