/** An import that has begun to write and has not ended; `_id` is the club's. */
export type ImportMark = { _id: string; clubId: string; importId: string; startedAt: Date };
