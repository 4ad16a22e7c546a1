import { z } from 'zod';
import { type ListedStatus, listedStatuses } from '../../src/domain/invoices/listed-status.js';
import type { InvoiceList } from '../../src/services/invoices/invoice-list.js';
import type { InvoiceTotals } from '../../src/services/invoices/invoice-summary.js';
import { privateMetadata } from '../forms/private-metadata.js';
import { type InvoicesFilter, searchChars } from './filter.js';

/** With more currencies than these the sums are read anew on every page, and none is left out. */
const carriedCurrencies = 4;

const page = z.int().min(0);
const day = z.iso.date().nullable();
const amount = z.string().regex(/^\d{1,18}$/);
const row = z.object({
  currency: z.string(),
  total: amount,
  credited: amount,
  outstanding: amount,
});

/**
 * Travels with the view; a view of an earlier version is refused. `known` is what the first look
 * at this filter counted and summed: turning a page reads no more than the page.
 */
export const filterMetadata = privateMetadata(2, {
  status: z.enum(listedStatuses).nullable(),
  text: z.string().max(searchChars),
  issuedFrom: day,
  issuedUntil: day,
  page,
  known: z.object({ total: page, sums: z.array(row).nullable() }).nullable(),
  /** How often details were opened from the menu, which forgets its choice by a new block id. */
  opened: page,
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
    /** How often the menu of details was used. */
    opened: number;
    /** Who pays for a child that is on no invoice. */
    paysFor?: string | null;
  };

export function knownOf({ total, sums }: FoundInAll): InvoicesPlace['known'] {
  if (sums !== null && sums.length > carriedCurrencies) return null;
  const carried = sums?.map((sum) => ({
    currency: sum.currency,
    total: `${sum.total}`,
    credited: `${sum.credited}`,
    outstanding: `${sum.outstanding}`,
  }));
  return { total, sums: carried ?? null };
}

export function foundInAll(known: InvoicesPlace['known']): FoundInAll | null {
  if (known === null) return null;
  const sums = known.sums?.map((sum) => ({
    currency: sum.currency,
    total: BigInt(sum.total),
    credited: BigInt(sum.credited),
    outstanding: BigInt(sum.outstanding),
  }));
  return { total: known.total, sums: sums ?? null };
}
