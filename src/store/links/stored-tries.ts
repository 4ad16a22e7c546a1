/** How often something was tried since its window began; `_id` is a digest of what is counted. */
export type StoredTries = { _id: string; total: number; until: Date };
