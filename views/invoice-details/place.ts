import { z } from 'zod';
import { type Beneath, beneathShape } from '../forms/beneath.js';
import { privateMetadata } from '../forms/private-metadata.js';
import { invoiceDetailsIds } from './ids.js';

/** The parts of the details that have pages of their own, and how much stands on a page. */
export const pageSizes = {
  waiting: 2,
  lines: 10,
  payments: 8,
  refunds: 4,
  moved: 5,
  notes: 5,
  uses: 5,
  history: 8,
} as const;
export type DetailsPart = keyof typeof pageSizes;
export type DetailsPages = Record<DetailsPart, number>;

export const firstPages: DetailsPages = {
  waiting: 0,
  lines: 0,
  payments: 0,
  refunds: 0,
  moved: 0,
  notes: 0,
  uses: 0,
  history: 0,
};

const page = z.int().min(0);

/** Which invoice is shown, which page of each part, and the list it was opened from. */
export const placeMetadata = privateMetadata(5, {
  invoiceId: z.string().min(1),
  pages: z.object({
    waiting: page,
    lines: page,
    payments: page,
    refunds: page,
    moved: page,
    notes: page,
    uses: page,
    history: page,
  }),
  beneath: beneathShape,
});

export type DetailsPlace = ReturnType<typeof placeMetadata.read>;

export function placeOf(invoiceId: string, beneath: Beneath = null): DetailsPlace {
  return { invoiceId, pages: firstPages, beneath };
}

const parts = Object.keys(firstPages).filter(isPart);

/** What the action ids of a part's page buttons begin with. */
export function pagerOf(part: DetailsPart): string {
  return `${invoiceDetailsIds.callback}.${part}`;
}

/** The action ids of every page button. */
export const detailsPageIds: readonly string[] = parts.flatMap((part) => [
  `${pagerOf(part)}.previous`,
  `${pagerOf(part)}.next`,
]);

/** The place after one of the page buttons; `target` is the button's value. */
export function turnPage(place: DetailsPlace, actionId: string, target: string): DetailsPlace {
  const part = parts.find((candidate) => actionId.startsWith(`${pagerOf(candidate)}.`));
  const wanted = Number(target);
  if (part === undefined || !Number.isInteger(wanted)) return place;
  return { ...place, pages: { ...place.pages, [part]: Math.max(0, wanted) } };
}

function isPart(name: string): name is DetailsPart {
  return Object.hasOwn(firstPages, name);
}
