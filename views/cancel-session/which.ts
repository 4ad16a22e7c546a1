/** How sessions are chosen: one by one, all of a day, or all of a product between two days. */
export const whichKinds = ['chosen', 'day', 'product'] as const;
export type Which = (typeof whichKinds)[number];
