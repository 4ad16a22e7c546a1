/** Numbers from 0 to 1 that come again with the same seed, to find a failure once more. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    // The low bits of such a row repeat soon.
    return (state >>> 8) / 2 ** 24;
  };
}

export function oneOf<Item>(items: readonly Item[], random: () => number): Item {
  const chosen = items[Math.floor(random() * items.length)];
  if (chosen === undefined) throw new Error('nothing to choose from');
  return chosen;
}
