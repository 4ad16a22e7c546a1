import { z } from 'zod';
import { type InvoiceTotals, summedAmounts } from '../../src/domain/invoices/invoice-totals.js';
import { type ListedStatus, listedStatuses } from '../../src/domain/invoices/listed-status.js';
import type { InvoiceList } from '../../src/services/invoices/invoice-list.js';
import { privateMetadata } from '../forms/private-metadata.js';
import { type InvoicesFilter, searchChars } from './filter.js';

/** With more currencies than these the sums are read anew on every page, and none is left out. */
const carriedCurrencies = 4;

const page = z.int().min(0);
const day = z.iso.date().nullable();
const amount = z.string().regex(/^\d{1,19}$/);
/** A currency and its sums in the order of `summedAmounts`: names would take room. */
const row = z.tuple([z.string(), z.array(amount).length(summedAmounts.length)]);

/**
 * Travels with the view; a view of an earlier version is refused. `known` is what the first look
 * at this filter counted and summed: turning a page reads no more than the page.
 */
export const filterMetadata = privateMetadata(5, {
  status: z.enum(listedStatuses).nullable(),
  text: z.string().max(searchChars),
  issuedFrom: day,
  issuedUntil: day,
  page,
  known: z.object({ total: page, sums: z.array(row).nullable() }).nullable(),
  /** How often details were opened from the menu, which forgets its choice by a new block id. */
  opened: page,
  /** How often what was typed was read as a status and words, and both boxes were filled anew. */
  reread: page,
});

export type InvoicesPlace = ReturnType<typeof filterMetadata.read>;

/** What a filter finds in all; the sums are null where it finds too much for them. */
export type FoundInAll = { total: number; sums: InvoiceTotals[] | null };

/** What the list shows. */
export type InvoicesData = InvoicesFilter &
  InvoiceList &
  FoundInAll & {
    /** The filters that find something. */
    offered: readonly ListedStatus[];
    /** How often the menu of details was used, and how often both boxes were filled anew. */
    opened: number;
    reread: number;
    /** Who pays for a child that is on no invoice. */
    paysFor?: string | null;
  };

export function knownOf({ total, sums }: FoundInAll): InvoicesPlace['known'] {
  if (sums !== null && sums.length > carriedCurrencies) return null;
  const carried = sums?.map((sum): [string, string[]] => [
    sum.currency,
    summedAmounts.map((name) => `${sum[name]}`),
  ]);
  return { total, sums: carried ?? null };
}

function sumFrom([currency, amounts]: z.infer<typeof row>): InvoiceTotals {
  const at = (name: (typeof summedAmounts)[number]) =>
    BigInt(amounts[summedAmounts.indexOf(name)] ?? 0);
  return {
    currency,
    ...{ total: at('total'), paid: at('paid'), creditApplied: at('creditApplied') },
    creditedToInvoice: at('creditedToInvoice'),
    ...{ creditedToAccount: at('creditedToAccount'), refunded: at('refunded') },
    ...{ writtenOff: at('writtenOff'), overpaymentMoved: at('overpaymentMoved') },
    overpaymentRefunded: at('overpaymentRefunded'),
    ...{ outstanding: at('outstanding'), overpaid: at('overpaid') },
  };
}

export function foundInAll(known: InvoicesPlace['known']): FoundInAll | null {
  if (known === null) return null;
  return { total: known.total, sums: known.sums?.map(sumFrom) ?? null };
}
