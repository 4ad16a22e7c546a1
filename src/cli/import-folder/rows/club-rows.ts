import { z } from 'zod';
import { billingKinds } from '../../../domain/people/club-records.js';
import { optional, required } from '../cell.js';
import type { clubClock } from '../club-time.js';
import { readDate, readTime } from '../date-cells.js';
import { readAmount, readAmountText, readCurrency } from '../number-cells.js';
import { readEmail, readId, readName } from '../text-cells.js';
import { readWord, readYesNo } from '../word-cells.js';

const id = required(readId, 'an id');
const date = required(readDate, 'a date like 2026-09-03');

export const contactSchema = z
  .object({
    id,
    name: required(readName, 'a name'),
    email: optional(readEmail),
    payer_id: optional(readId),
  })
  .transform(({ payer_id, ...row }) => ({ ...row, payerId: payer_id ?? row.id }));

export const productSchema = z
  .object({
    id,
    name: required(readName, 'a name'),
    price: required(readAmountText, 'a price like 12.50'),
    currency: required(readCurrency, 'a currency code like GBP'),
    billing: required(readWord(billingKinds), `one of ${billingKinds.join(', ')}`),
    auto_collect: required(readYesNo, 'yes or no'),
  })
  .transform(({ price, auto_collect, ...row }, context) => {
    const amount = readAmount(price, row.currency, { zeroAllowed: true });
    if ('value' in amount) return { ...row, priceMinor: amount.value, autoCollect: auto_collect };
    context.addIssue({ code: 'custom', path: ['price'], message: amount.reason });
    return z.NEVER;
  });

/** A session is longer than nothing and, as a camp may be, up to 31 days long. */
const longestSessionMs = 31 * 86_400_000;

export function sessionSchema(clock: ReturnType<typeof clubClock>) {
  const time = required(readTime(clock), 'a time like 2026-12-03T17:00');
  return z
    .object({
      id,
      product_id: id,
      title: required(readName, 'a title'),
      starts_at: time,
      ends_at: time,
    })
    .transform(({ product_id, starts_at, ends_at, ...row }, context) => {
      const length = ends_at.getTime() - starts_at.getTime();
      if (length > 0 && length <= longestSessionMs) {
        return { ...row, productId: product_id, startsAt: starts_at, endsAt: ends_at };
      }
      const message = 'A session ends after it starts, within 31 days; correct one of the times.';
      context.addIssue({ code: 'custom', path: ['ends_at'], message });
      return z.NEVER;
    });
}

export const enrolmentSchema = z
  .object({ contact_id: id, product_id: id, from: date, until: optional(readDate) })
  .transform(({ contact_id, product_id, ...row }, context) => {
    if (row.until === null || row.until >= row.from) {
      return { ...row, contactId: contact_id, productId: product_id };
    }
    const message = `It ends before it begins on ${row.from}; correct one of the dates.`;
    context.addIssue({ code: 'custom', path: ['until'], message });
    return z.NEVER;
  });
