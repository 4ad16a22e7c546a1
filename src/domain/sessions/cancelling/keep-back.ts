import { splitByWeights } from '../../amounts/money.js';

/** What the club keeps of each attendee's share: an amount in minor units, or whole percents. */
export type KeepBack = { kind: 'amount'; amount: bigint } | { kind: 'percent'; percent: number };

/**
 * What an attendee gets of a share after what is kept back, never below zero; half a minor unit
 * goes to the attendee.
 */
export function afterKeepBack(share: bigint, keepBack: KeepBack | null): bigint {
  if (keepBack === null) return share;
  switch (keepBack.kind) {
    case 'amount':
      return share > keepBack.amount ? share - keepBack.amount : 0n;
    case 'percent': {
      const percent = BigInt(keepBack.percent);
      const [given = 0n] = splitByWeights(share, [100n - percent, percent]);
      return given;
    }
    default:
      return keepBack satisfies never;
  }
}
