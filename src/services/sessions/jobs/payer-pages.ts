/** Payers of whom little is read, at once. */
export const payersRead = 1000;

/**
 * Pages of about `pageSize`, each with everybody of its payers: what one of them gets follows from
 * what the one before got. Those of a payer stand beside each other.
 */
export async function* payerPages<Item extends { payerId: string }>(
  items: AsyncIterable<Item>,
  pageSize: number,
): AsyncGenerator<Item[], void> {
  let page: Item[] = [];
  for await (const item of items) {
    if (page.length >= pageSize && page.at(-1)?.payerId !== item.payerId) {
      yield page;
      page = [];
    }
    page.push(item);
  }
  if (page.length > 0) yield page;
}
