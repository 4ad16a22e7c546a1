import { expect } from 'vitest';
import type { CreditErrorCode } from '../../src/domain/errors.js';
import { refusalCodes } from '../../src/domain/refusals.js';
import { refusalOf } from './rules.js';

/** For each refusal of a rule, what of a sound situation is different so that it holds. */
export type Faults<Situation> = Partial<Record<CreditErrorCode, Partial<Situation>>>;

/**
 * Expects that the rule takes the sound situation, refuses each fault alone, and of every two
 * faults that can hold at once says the one that stands first in `docs/errors.md`. Two that change
 * the same part of the situation cannot.
 */
export function expectRefusalsInOrder<Situation extends object>(
  rule: (situation: Situation) => unknown,
  sound: Situation,
  faults: Faults<Situation>,
): void {
  expect(() => rule(sound)).not.toThrow();
  const ranked = Object.entries(faults).sort(([a], [b]) => rankOf(a) - rankOf(b));
  let pairs = 0;
  for (const [index, [code, change]] of ranked.entries()) {
    expect(refusalOf(() => rule({ ...sound, ...change })).code).toBe(code);
    for (const [later, other] of ranked.slice(index + 1)) {
      if (Object.keys(change).some((part) => part in other)) continue;
      pairs += 1;
      const said = refusalOf(() => rule({ ...sound, ...change, ...other })).code;
      expect(said, `${code} and ${later} at once`).toBe(code);
    }
  }
  expect(pairs).toBeGreaterThan(0);
}

function rankOf(code: string): number {
  return refusalCodes.indexOf(code);
}
