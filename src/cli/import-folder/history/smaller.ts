/** The smaller of two amounts; Math.min does not take BigInt. */
export function smaller(one: bigint, other: bigint): bigint {
  if (one < other) return one;
  return other;
}
