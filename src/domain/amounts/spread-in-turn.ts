/** How an amount is taken from parts in turn, each up to its room; what is over is on none. Minor units. */
export function spreadInTurn(amount: bigint, rooms: readonly bigint[]): bigint[] {
  let left = amount;
  return rooms.map((room) => {
    const part = room < left ? room : left;
    left -= part;
    return part;
  });
}
