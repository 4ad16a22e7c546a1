/** A repeatable source of chance: the same seed gives the same run on every machine. */
export type Chance = {
  /** A whole number from `least` to `most`, both possible. */
  whole: (least: number, most: number) => number;
  /** True in `percent` of 100 cases. */
  happens: (percent: number) => boolean;
  pick: <Item>(items: readonly [Item, ...Item[]]) => Item;
};

/** The generator known as mulberry32. */
export function seededChance(seed: number): Chance {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const whole = (least: number, most: number) => least + Math.floor(next() * (most - least + 1));
  return {
    whole,
    happens: (percent) => next() * 100 < percent,
    pick: (items) => items[whole(0, items.length - 1)] ?? items[0],
  };
}
