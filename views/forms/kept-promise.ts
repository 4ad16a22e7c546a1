import { z } from 'zod';
import { promisedThings, type ShownPromise } from '../../src/domain/books/promise.js';
import { shownAmounts } from '../../src/domain/books/shown-facts.js';
import { mostSettled } from '../../src/domain/credit/settle-invoices.js';

const digits = z.string().regex(/^-?[0-9]{1,20}$/);

/** What a form showed and said, in its metadata: for comparison only, never to book by. */
export const keptPromiseShape = z.strictObject({
  day: z.iso.date(),
  currency: z.string().length(3),
  amounts: z.partialRecord(z.enum(shownAmounts), digits),
  creditUntil: z.iso.date().optional(),
  /** Numbers of other invoices that new credit settles, with how much of each. */
  open: z
    .array(z.tuple([z.string().max(64), digits]))
    .max(mostSettled)
    .optional(),
  promised: z.partialRecord(z.enum(promisedThings), z.string().max(60)),
});

export type KeptPromise = z.infer<typeof keptPromiseShape>;

export function keepPromise({ facts, promised }: ShownPromise): KeptPromise {
  const { day, currency, creditUntil, open } = facts;
  const amounts: KeptPromise['amounts'] = {};
  for (const name of shownAmounts) {
    const amount = facts.amounts[name];
    if (amount !== undefined) amounts[name] = `${amount}`;
  }
  const kept = open?.map(({ invoiceNumber, room }): [string, string] => [invoiceNumber, `${room}`]);
  return {
    ...{ day, currency, amounts, promised },
    ...(creditUntil !== undefined && { creditUntil }),
    ...(kept !== undefined && { open: kept }),
  };
}

export function recallPromise(kept: KeptPromise): ShownPromise {
  const { day, currency, amounts, promised, creditUntil, open } = kept;
  const read: ShownPromise['facts']['amounts'] = {};
  for (const name of shownAmounts) {
    const text = amounts[name];
    if (text !== undefined) read[name] = BigInt(text);
  }
  const until = creditUntil === undefined ? {} : { creditUntil };
  const others = open?.map(([invoiceNumber, room]) => ({ invoiceNumber, room: BigInt(room) }));
  const facts = { day, currency, amounts: read, ...until, ...(others && { open: others }) };
  return { facts, promised };
}
