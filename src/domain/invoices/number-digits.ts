/** A digit of any script: fullwidth, Arabic, Devanagari and others. Each set has ten in a row. */
const otherDigit = /[^\P{Nd}0-9]/gu;
const isDigit = /^\p{Nd}$/u;

/** What the digit counts: how many digits of its set stand before it. */
function plainDigit(digit: string): string {
  const code = digit.codePointAt(0) ?? 0;
  let value = 0;
  while (value < 9 && isDigit.test(String.fromCodePoint(code - value - 1))) value += 1;
  return `${value}`;
}

/** A text with the digits of every script as 0 to 9. */
export function plainDigits(text: string): string {
  return text.normalize('NFKC').replace(otherDigit, plainDigit);
}

/**
 * The digits by which people look an invoice up: each run of them without leading zeros, and all
 * of them in one. `2026/014` has 2026, 14 and 2026014, and so has `２０２６/０１４`.
 */
export function numberDigits(number: string): string[] {
  const runs = plainDigits(number).match(/\d+/g) ?? [];
  if (runs.length === 0) return [];
  return [...new Set([...runs.map(withoutZeros), runs.join('')])];
}

function withoutZeros(digits: string): string {
  return digits.replace(/^0+(?=\d)/, '');
}
