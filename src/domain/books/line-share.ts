import type { GivenFor } from '../sessions/given-for.js';

/**
 * One invoice line's share of a credit; `tax` is the part of `amount` that is tax. `givenFor` is
 * there where it was given for sessions or days, so that nothing is given for them twice.
 */
export type LineShare = { line: number; amount: bigint; tax: bigint; givenFor?: GivenFor };
