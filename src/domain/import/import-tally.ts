/** What an import writes of one kind of records; columns that said something new, with how often. */
export type KindTally = { added: number; changed: number; columns: Map<string, number> };

/** The same by kind, such as `contacts`. */
export type ImportTally = Map<string, KindTally>;

/** Counts a record: a new one, or one of which these columns say something new. */
export function tallyRecord(
  tally: ImportTally,
  kind: string,
  changed: readonly string[] | null,
): void {
  const of = tally.get(kind) ?? { added: 0, changed: 0, columns: new Map<string, number>() };
  tally.set(kind, of);
  if (changed === null) of.added += 1;
  else of.changed += 1;
  for (const column of changed ?? []) of.columns.set(column, (of.columns.get(column) ?? 0) + 1);
}

function kindInWords(kind: string, { added, changed, columns }: KindTally): string {
  const which = [...columns].map(([column, count]) => `${column} ${count}`).join(', ');
  const parts = [
    ...(added === 0 ? [] : [`${added} added`]),
    ...(changed === 0 ? [] : [`${changed} changed (${which})`]),
  ];
  return `${kind}: ${parts.join(', ')}`;
}

/** An import that wrote something. */
export type WrittenImport = {
  tally: ImportTally;
  booked: number;
  alreadyThere: number;
  /** When an import that was cut off began, which this one has ended; null: it is none such. */
  cutOff: Date | null;
  /** It ended before its end, since the desk had changed the same money. */
  isPart: boolean;
};

/** What an import wrote, by numbers and kinds alone: a folder's name is somebody's words. */
export function importInWords(written: WrittenImport): string {
  const { tally, booked, alreadyThere, cutOff, isPart } = written;
  const kinds = [...tally.keys()].sort().flatMap((kind) => {
    const of = tally.get(kind);
    return of === undefined ? [] : [kindInWords(kind, of)];
  });
  return [
    ...kinds,
    `events booked: ${booked}`,
    `there already: ${alreadyThere}`,
    ...(cutOff === null ? [] : [`ends an import of ${cutOff.toISOString()} that was cut off`]),
    ...(isPart ? ['stopped before its end'] : []),
  ].join('; ');
}
