import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Promised } from '../../domain/books/promise.js';
import { promisedApply } from '../../domain/credit/promised-amounts.js';

const digits = z.string().regex(/^-?[0-9]{1,19}$/);

/** What the form sends. All but the amount, the form and the invoice is for comparison only. */
export const useFields = z.object({
  form: z.uuid(),
  invoice: z.string().min(1).max(100),
  amount: z.string().max(100),
  said: digits,
  outstanding: digits,
  available: digits,
  day: z.iso.date(),
});

export type UseFields = z.infer<typeof useFields>;

/** What the form said that this amount would do. */
export function promiseIn(fields: UseFields, amount: bigint, currency: string): Promised {
  const outstanding = BigInt(fields.outstanding);
  const amounts = { outstanding, available: BigInt(fields.available) };
  return promisedApply({ facts: { day: fields.day, currency, amounts }, amount });
}

/**
 * The id under which a payer's form books: nobody who makes up the id of a form can meet one of
 * somebody else, or of staff.
 */
export function operationOf(payerId: string, form: string): string {
  const hex = createHash('sha256').update(`${payerId} ${form}`).digest('hex');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*$/, '$1-$2-$3-$4-$5');
}
