/**
 * The order in which the database sorts texts: by code points. JavaScript's own goes by UTF-16
 * units, so that an emoji comes before some letters that the database has before it.
 */
export function compareAsStored(one: string, other: string): number {
  const length = Math.min(one.length, other.length);
  for (let index = 0; index < length; index += 1) {
    const [left, right] = [one.charCodeAt(index), other.charCodeAt(index)];
    if (left === right) continue;
    const [isLeftPair, isRightPair] = [isSurrogate(left), isSurrogate(right)];
    if (isLeftPair !== isRightPair) return isLeftPair ? 1 : -1;
    return left - right;
  }
  return one.length - other.length;
}

/** Half of a character beyond the first 65,536, and so beyond every one that is a single unit. */
function isSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdfff;
}
