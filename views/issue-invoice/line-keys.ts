/** A line keeps its key when others are removed, so that what was typed stays in its place. */
export type LineKey = number;

export const mostLines = 10;

export function oneLineMore(keys: readonly LineKey[]): readonly LineKey[] {
  return keys.length >= mostLines ? keys : [...keys, Math.max(...keys) + 1];
}

/** The last line cannot be removed. */
export function oneLineLess(keys: readonly LineKey[], gone: number): readonly LineKey[] {
  const rest = keys.filter((key) => key !== gone);
  return rest.length === 0 ? keys : rest;
}
