/** The text that the digest of a request is made of; big integers as decimal strings, in a fixed order. */
export function requestText(input: Record<string, unknown>): string {
  const sorted = Object.entries(input).sort(([one], [other]) => (one < other ? -1 : 1));
  return JSON.stringify(sorted, (_field, value: unknown) =>
    typeof value === 'bigint' ? value.toString() : value,
  );
}
