/** What is read or planned page by page, so that never all of it is held; asked again where a transaction is tried again. */
export type Pages<Item> = () => AsyncIterable<readonly Item[]>;

/** Few items, which are all there. */
export function onePage<Item>(items: readonly Item[]): Pages<Item> {
  return async function* page() {
    if (items.length > 0) yield items;
  };
}

/** Writes each page while the next one is made. */
export async function inTurn<Item>(
  pages: Pages<Item>,
  write: (page: readonly Item[]) => Promise<unknown>,
): Promise<void> {
  let last: Promise<unknown> = Promise.resolve();
  try {
    for await (const page of pages()) {
      await last;
      last = write(page);
      // It is waited for above and below; until then its fault must not stand alone.
      last.catch(() => undefined);
    }
  } finally {
    await last;
  }
}
