import { readFileSync } from 'node:fs';
import { expect } from 'vitest';
import type { CreditErrorCode } from '../../src/domain/errors.js';
import { refusalCodes } from '../../src/domain/refusals.js';
import { refusalOf } from './rules.js';

/** For each refusal of a rule, what of a sound situation is different so that it holds. */
export type Faults<Situation> = Partial<Record<CreditErrorCode, Partial<Situation>>>;

const page = readFileSync(new URL('../../docs/errors.md', import.meta.url), 'utf8');

/**
 * Where `docs/errors.md` says that the order is another one: `first` is said and not `instead`. One
 * with a condition is left to the test of its rule.
 */
export const exceptions = [...page.matchAll(/^- `([a-z-]+)` before (.+)$/gm)].flatMap(
  ([, first = '', rest = '']) =>
    [...rest.matchAll(/`([a-z-]+)`/g)].map(([, instead = '']) => ({ first, instead })),
);

/** Which of two refusals that hold at once is said, by the page. */
function saidOf(a: string, b: string): string {
  const isExcepted = exceptions.some(({ first, instead }) => first === a && instead === b);
  const isOther = exceptions.some(({ first, instead }) => first === b && instead === a);
  if (isExcepted || isOther) return isExcepted ? a : b;
  return refusalCodes.indexOf(a) < refusalCodes.indexOf(b) ? a : b;
}

/**
 * Expects that the rule takes the sound situation, refuses each fault alone, and of every two
 * faults that can hold at once says the one that `docs/errors.md` puts first. Two that change the
 * same part of the situation cannot hold at once.
 */
export function expectRefusalsInOrder<Situation extends object>(
  rule: (situation: Situation) => unknown,
  sound: Situation,
  faults: Faults<Situation>,
): void {
  expect(() => rule(sound)).not.toThrow();
  const all = Object.entries<Partial<Situation>>(faults);
  let pairs = 0;
  for (const [index, [code, change]] of all.entries()) {
    expect(refusalOf(() => rule({ ...sound, ...change })).code).toBe(code);
    for (const [other, otherChange] of all.slice(index + 1)) {
      if (Object.keys(change).some((part) => part in otherChange)) continue;
      pairs += 1;
      const said = refusalOf(() => rule({ ...sound, ...change, ...otherChange })).code;
      expect(said, `${code} and ${other} at once`).toBe(saidOf(code, other));
    }
  }
  expect(pairs).toBeGreaterThan(0);
}
