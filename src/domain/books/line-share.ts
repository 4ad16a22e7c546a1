/** One invoice line's share of a credit; `tax` is the part of `amount` that is tax. */
export type LineShare = { line: number; amount: bigint; tax: bigint };
