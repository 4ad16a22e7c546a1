/** The newest event that a check of the books has seen in a trail that was whole; `_id` is the club's. */
export type SeenHead = { _id: string; clubId: string; number: bigint; digest: string; at: Date };
