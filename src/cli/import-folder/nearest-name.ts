/**
 * The number of slips that turn one word into the other: a character more, less or another, and
 * two neighbours that changed places.
 */
export function editDistance(one: string, other: string): number {
  let earlier: number[] = [];
  let previous = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let row = 1; row <= one.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= other.length; column += 1) {
      const swap = one[row - 1] === other[column - 1] ? 0 : 1;
      const isTurned = one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1];
      current.push(
        Math.min(
          (previous[column] ?? 0) + 1,
          (current[column - 1] ?? 0) + 1,
          (previous[column - 1] ?? 0) + swap,
          isTurned ? (earlier[column - 2] ?? 0) + 1 : Number.POSITIVE_INFINITY,
        ),
      );
    }
    earlier = previous;
    previous = current;
  }
  return previous[other.length] ?? 0;
}

/** The known name most like `name`, or null when none is near. Case and `-_ .` do not count. */
export function nearestName(name: string, known: readonly string[]): string | null {
  const plain = (text: string) => text.toLowerCase().replace(/[-_ .]/g, '');
  const wanted = plain(name.slice(0, 100));
  let best: string | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (const candidate of known) {
    const distance = editDistance(wanted, plain(candidate));
    if (distance < least) {
      least = distance;
      best = candidate;
    }
  }
  return least <= Math.max(2, Math.floor(wanted.length / 3)) ? best : null;
}
