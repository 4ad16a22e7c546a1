import type { JournalEntry } from '../../domain/books/journal-entry.js';
import type { MoneyEvent, MoneyRow } from '../../domain/import/money-event.js';
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
import { cellsOfEntry, cellsOfRow, differences, type SaidCells } from './said-cells.js';
import { isUndone, readStoredRows, type StoredRows } from './stored-rows.js';

/** What was found for a row without a number: its entry, or the key of the one to be made. */
export type SaidStanding =
  | { kind: 'there'; entry: JournalEntry }
  | { kind: 'new'; key: string }
  | { kind: 'contradiction'; entry: JournalEntry; fact: Fact };

/** By the row, since its end is an event of its own. */
export type SaidStandings = ReadonlyMap<MoneyRow['row'], SaidStanding>;

type Said = { event: SaidEvent; cells: SaidCells; digest: string; prefix: string };

type Look = {
  state: PayerState;
  clubId: string;
  taken: Set<JournalEntry>;
  /** By the beginning of their keys, which says whose they are. */
  stored: Map<string, StoredRows>;
  /** How often rows said the same so far, by the beginning of their keys and what they say. */
  counts: Map<string, number>;
  /** The keys of the rows that have an id. */
  named: ReadonlySet<string>;
};

function saidOf(event: SaidEvent, clubId: string): Said {
  const cells = cellsOfRow(event);
  return { event, cells, digest: digestOfCells(cells), prefix: saidPrefix(clubId, event) };
}

function idOf({ event }: Said): string | null {
  return event.kind === 'opening' ? null : event.row.id;
}

function namedKeyOf({ prefix, digest }: Said, id: string): string {
  return `${prefix}id-${id}-${digest}`;
}

function namedKeys(rows: readonly Said[]): Set<string> {
  return new Set(
    rows.flatMap((said) => {
      const id = idOf(said);
      return id === null ? [] : [namedKeyOf(said, id)];
    }),
  );
}

function storedFor({ event, prefix }: Said, look: Look): StoredRows {
  const known = look.stored.get(prefix) ?? readStoredRows(event, prefix, look);
  look.stored.set(prefix, known);
  return known;
}

/** The entry that an older version booked for the row, under a running number. */
function olderEntry({ cells }: Said, { older }: StoredRows, look: Look) {
  return older.find((entry) => {
    if (look.taken.has(entry)) return false;
    return differences(cells, cellsOfEntry(entry, look.state)).length === 0;
  });
}

/** An entry that says the same and had an id, which the file has lost. */
function onceNamedEntry(said: Said, { byId }: StoredRows, { taken, named }: Look) {
  const begin = `${said.prefix}id-`;
  return [...byId.values()].find((entry) => {
    const saysTheSame = entry.id.startsWith(begin) && entry.id.endsWith(`-${said.digest}`);
    return saysTheSame && !taken.has(entry) && !named.has(entry.id);
  });
}

/** The entry that the row itself made; else the key under which it is booked. */
function ownEntry(said: Said, look: Look): { found: JournalEntry | undefined; key: string } {
  const { digest, prefix } = said;
  const stored = storedFor(said, look);
  const id = idOf(said);
  const plain = `${prefix}${digest}`;
  const count = (look.counts.get(plain) ?? 0) + 1;
  const unnamed = stored.byId.get(`${plain}-${count}`) ?? olderEntry(said, stored, look);
  if (id === null) {
    const onceNamed = unnamed === undefined ? onceNamedEntry(said, stored, look) : undefined;
    if (onceNamed === undefined) look.counts.set(plain, count);
    return { found: unnamed ?? onceNamed, key: `${plain}-${count}` };
  }
  const key = namedKeyOf(said, id);
  const named = stored.byId.get(key);
  if (named === undefined && unnamed !== undefined) look.counts.set(plain, count);
  return { found: named ?? unnamed, key };
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
  for (const entry of storedFor(said, look).byId.values()) {
    if (look.taken.has(entry) || isUndone(entry, look.state)) continue;
    const [fact = unknownFact(cells), ...more] = differences(
      cells,
      cellsOfEntry(entry, look.state),
    );
    const ofThisId = id !== null && entry.id.startsWith(`${prefix}id-${id}-`);
    const ofOtherId = entry.id.startsWith(`${prefix}id-`);
    if (ofThisId || ((id === null || !ofOtherId) && more.length === 0)) return { entry, fact };
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
  const rows = events.filter(isSaid).map((event) => saidOf(event, club.id));
  const look: Look = {
    ...{ state, clubId: club.id, taken: new Set<JournalEntry>() },
    ...{ stored: new Map<string, StoredRows>(), counts: new Map<string, number>() },
    named: namedKeys(rows),
  };
  const standings = new Map<MoneyRow['row'], SaidStanding>();
  const fresh: Said[] = [];
  for (const said of rows) {
    const { event } = said;
    const { found, key } = ownEntry(said, look);
    if (found === undefined) {
      standings.set(event.row, { kind: 'new', key });
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
