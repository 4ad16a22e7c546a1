/** Ids in one question: a list of 200,000 would be a query of megabytes. */
const idsAtOnce = 1000;

/** Asks for documents by id, each id once, some at a time. */
export async function readInParts<Found>(
  ids: readonly string[],
  read: (some: string[]) => Promise<Found[]>,
): Promise<Found[]> {
  const all = [...new Set(ids)];
  const found: Found[] = [];
  for (let start = 0; start < all.length; start += idsAtOnce) {
    for (const one of await read(all.slice(start, start + idsAtOnce))) found.push(one);
  }
  return found;
}
