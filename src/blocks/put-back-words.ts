import { counted } from './text.js';

/** How much of what a removal took comes back. */
export type PutBackCounts = {
  places: number;
  lost: number;
  usesTaken: number;
  usesMissing: number;
  orders: number;
};

/** What becomes of places, passes and orders of somebody who is put back: a sentence each. */
export function putBackTexts(counts: PutBackCounts): string[] {
  const { places, lost, usesTaken, usesMissing, orders } = counts;
  const said: [number, string][] = [
    [places, `Places on sessions to come that are booked again: ${places}.`],
    [lost, `Places that stay free, as the sessions have begun or are cancelled: ${lost}.`],
    [usesTaken, `Uses taken from passes again: ${usesTaken}.`],
    [usesMissing, `Places for which no use is left on the pass, and so unpaid: ${usesMissing}.`],
    [orders, `${ordersText(orders)}`],
  ];
  const shown = said.filter(([count]) => count > 0).map(([, text]) => text);
  return shown.length > 0 ? shown : ['There are no places, passes or orders to bring back.'];
}

function ordersText(orders: number): string {
  return `${counted(orders, 'order')} to be billed again; where your billing system was told otherwise, that stands under *Change in your billing system*.`;
}
