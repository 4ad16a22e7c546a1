import { z } from 'zod';
import { promisedThings, type ShownPromise } from '../../src/domain/books/promise.js';
import { shownAmounts } from '../../src/domain/books/shown-facts.js';

const digits = z.string().regex(/^-?[0-9]{1,20}$/);

/** What a form showed and said, in its metadata: for comparison only, never to book by. */
export const keptPromiseShape = z.strictObject({
  day: z.iso.date(),
  currency: z.string().length(3),
  amounts: z.partialRecord(z.enum(shownAmounts), digits),
  creditUntil: z.iso.date().optional(),
  promised: z.partialRecord(z.enum(promisedThings), z.string().max(60)),
});

export type KeptPromise = z.infer<typeof keptPromiseShape>;

export function keepPromise({ facts, promised }: ShownPromise): KeptPromise {
  const { day, currency, creditUntil } = facts;
  const amounts: KeptPromise['amounts'] = {};
  for (const name of shownAmounts) {
    const amount = facts.amounts[name];
    if (amount !== undefined) amounts[name] = `${amount}`;
  }
  return { day, currency, amounts, promised, ...(creditUntil !== undefined && { creditUntil }) };
}

export function recallPromise(kept: KeptPromise): ShownPromise {
  const { day, currency, amounts, promised, creditUntil } = kept;
  const read: ShownPromise['facts']['amounts'] = {};
  for (const name of shownAmounts) {
    const text = amounts[name];
    if (text !== undefined) read[name] = BigInt(text);
  }
  const until = creditUntil === undefined ? {} : { creditUntil };
  return { facts: { day, currency, amounts: read, ...until }, promised };
}
