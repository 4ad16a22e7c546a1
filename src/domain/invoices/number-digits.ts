/**
 * The digits by which people look an invoice up: each run of them without leading zeros, and all
 * of them in one. `2026/014` has 2026, 14 and 2026014.
 */
export function numberDigits(number: string): string[] {
  const runs = number.match(/\d+/g) ?? [];
  if (runs.length === 0) return [];
  return [...new Set([...runs.map(withoutZeros), runs.join('')])];
}

function withoutZeros(digits: string): string {
  return digits.replace(/^0+(?=\d)/, '');
}
