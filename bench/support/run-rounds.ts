import type { Bench } from './bench.js';
import type { Arm, Unit } from './question.js';

/** All values of one figure by the round in which they were measured. */
export type Series = { name: string; unit: Unit; byRound: Map<number, number> };

export type Results = { series: Map<string, Series>; faults: string[] };

/** The arms in turn, then in the opposite order, so that no arm always follows the same one. */
export async function runRounds(
  bench: Bench,
  arms: readonly Arm[],
  tell: (line: string) => void,
): Promise<Results> {
  const results: Results = { series: new Map(), faults: [] };
  for (let round = 1; round <= bench.sizes.rounds; round += 1) {
    for (const arm of round % 2 === 1 ? arms : [...arms].reverse()) {
      if (arm.once && round > 1) continue;
      tell(`round ${round} of ${bench.sizes.rounds}: ${arm.name}`);
      const { figures, faults } = await arm.run(bench);
      results.faults.push(...faults.map((fault) => `${arm.name}, round ${round}: ${fault}`));
      for (const { name, unit, value } of figures) {
        const series = results.series.get(name) ?? { name, unit, byRound: new Map() };
        series.byRound.set(round, value);
        results.series.set(name, series);
      }
    }
  }
  return results;
}
