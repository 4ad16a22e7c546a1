import type { ModalView } from '@slack/types';
import { z } from 'zod';
import { modal } from '../../src/blocks/layout.js';
import { privateMetadata } from '../../src/blocks/private-metadata.js';
import type { ShownClub } from '../../src/blocks/words.js';
import { type DetailsData, type DetailsPages, type DetailsPart, firstPages } from './data.js';
import { invoiceFacts } from './facts.js';
import { invoiceParts } from './parts.js';

export const detailsIds = {
  callback: 'invoice-details',
  pages: /^invoice-details\.(lines|payments|notes|uses|history)\.(previous|next)$/,
} as const;

/** The action ids of every page button, each matched by `detailsIds.pages`. */
export const detailsPageIds: readonly string[] = Object.keys(firstPages).flatMap((part) => [
  `invoice-details.${part}.previous`,
  `invoice-details.${part}.next`,
]);

/** A view that lies under another one, with all that is needed to draw it anew. */
export type ViewBelow = { viewId: string; metadata: string };

/** `list` is the list of invoices that the details were opened from. */
export type DetailsPlace = { invoiceId: string; pages: DetailsPages; list: ViewBelow | null };

export function invoiceDetailsModal(
  data: DetailsData,
  place: DetailsPlace,
  club: ShownClub,
): ModalView {
  return modal({
    title: `Invoice ${data.invoice.number}`,
    callbackId: detailsIds.callback,
    metadata: placeMetadata.write(place),
    close: place.list === null ? 'Close' : 'Back',
    blocks: [...invoiceFacts(data, club), ...invoiceParts(data, place.pages, club)],
  });
}

const page = z.int().min(0);
export const placeMetadata = privateMetadata(1, {
  invoiceId: z.string().min(1),
  pages: z.object({ lines: page, payments: page, notes: page, uses: page, history: page }),
  list: z.object({ viewId: z.string(), metadata: z.string() }).nullable(),
});

export function placeOf(invoiceId: string, list: ViewBelow | null = null): DetailsPlace {
  return { invoiceId, pages: firstPages, list };
}

/** The place after one of the page buttons; `target` is the button's value. */
export function turnPage(place: DetailsPlace, actionId: string, target: string): DetailsPlace {
  const name = detailsIds.pages.exec(actionId)?.[1];
  const wanted = Number(target);
  if (name === undefined || !isPart(name) || !Number.isInteger(wanted)) return place;
  return { ...place, pages: { ...place.pages, [name]: Math.max(0, wanted) } };
}

function isPart(name: string): name is DetailsPart {
  return Object.hasOwn(firstPages, name);
}
