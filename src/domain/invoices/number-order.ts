/** Longer runs of digits than this are no running numbers, and stay in the order of text. */
const paddedDigits = 12;

/**
 * A text that sorts invoice numbers as people count: INV-9 before INV-10. Numbers that differ
 * stay different (INV-1 and INV-01), so that a list has one order.
 */
export function numberOrder(number: string): string {
  const padded = number.replace(/\d+/g, (digits) => digits.padStart(paddedDigits, '0'));
  const hasOtherWriting = /(?<!\d)0\d/.test(number);
  return hasOtherWriting ? `${padded} ${number}` : padded;
}
