import { splitByWeights } from '../amounts/money.js';
import type { GivenFor } from './given-for.js';

/**
 * What a credit note or a refund gave on a line. `standing` is what of it was not voided and did
 * not fail, in minor units. Credit that was given for nothing of the kind does not count here: it
 * only lowers what the line can still be credited.
 */
export type GivenShare = { standing: bigint; givenFor: GivenFor };

/**
 * What was given for each session of a line until now. What of a share was voided again is taken
 * from its sessions in proportion, so that what can be given for them anew sums to what was voided.
 */
export function givenForSessions(shares: readonly GivenShare[]): Map<string, bigint> {
  const given = new Map<string, bigint>();
  for (const { standing, givenFor } of shares) {
    if (givenFor.kind !== 'sessions') continue;
    const amounts = givenFor.parts.map(({ amount }) => amount);
    if (amounts.every((amount) => amount === 0n)) continue;
    const parts = splitByWeights(standing, amounts);
    for (const [place, { sessionId }] of givenFor.parts.entries()) {
      given.set(sessionId, (given.get(sessionId) ?? 0n) + (parts[place] ?? 0n));
    }
  }
  return given;
}

/** What was given for days of a line's period, when somebody left, was put back and leaves again. */
export function givenForDays(shares: readonly GivenShare[]): bigint {
  return shares
    .filter(({ givenFor }) => givenFor.kind === 'days')
    .reduce((total, { standing }) => total + standing, 0n);
}
