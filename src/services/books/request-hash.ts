import { digestOf } from '../../store/ledger/digest.js';

/** The digest of a request; big integers as decimal strings, fields in a fixed order. */
export function hashRequest(input: Record<string, unknown>): string {
  const sorted = Object.entries(input).sort(([one], [other]) => (one < other ? -1 : 1));
  const text = JSON.stringify(sorted, (_field, value: unknown) =>
    typeof value === 'bigint' ? value.toString() : value,
  );
  return digestOf(text);
}
