import type { Change } from '../../books/plan.js';
import type { JobPart } from './job-part.js';

/** An invoice behind parts, and what is left to pay on it; minor units. */
export type InvoiceLeft = { id: string; number: string; outstanding: bigint };

type Left = Map<string, { number: string; outstanding: bigint }>;

/** Credit on an invoice first pays what is left of it; later parts find less. */
function pay({ given, give }: JobPart, left: Left) {
  return given.flatMap(({ invoiceId, lines }) => {
    const invoice = left.get(invoiceId);
    if (invoice === undefined) return [];
    const amount = lines.reduce((sum, line) => sum + line.amount, 0n);
    const paid = amount < invoice.outstanding ? amount : invoice.outstanding;
    if (give !== 'nothing') invoice.outstanding -= paid;
    return [{ invoiceNumber: invoice.number, amount: invoice.outstanding }];
  });
}

function stateOf({ amount, reason }: JobPart, isHeld: boolean): JobPart['state'] {
  if (reason === 'payment-pending') return 'pending';
  if (amount === 0n) return 'nothing';
  return isHeld ? 'ready' : 'booked';
}

/**
 * Parts as they will stand if nothing moves until their turn, for what is shown of it before.
 * @param isHeld their money waits for a second person
 */
export function foreseenParts(
  parts: readonly JobPart[],
  { isHeld, invoices }: { isHeld: boolean; invoices: readonly InvoiceLeft[] },
): Change<JobPart>[] {
  const left: Left = new Map(
    invoices.map(({ id, number, outstanding }) => [id, { number, outstanding }]),
  );
  return parts.map((before) => {
    const state = stateOf(before, isHeld);
    const result =
      state === 'booked'
        ? { ...before.effect, noteNumbers: [], refundIds: [], outstanding: pay(before, left) }
        : null;
    return { before, after: { ...before, state, result, isReleased: true } };
  });
}
