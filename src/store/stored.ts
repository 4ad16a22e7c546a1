/** A domain value as MongoDB holds it: its `id` is the document's `_id`. */
export type Stored<Value extends { id: string }> = Omit<Value, 'id'> & { _id: string };

export function toStored<Value extends { id: string }>(value: Value): Stored<Value> {
  const { id, ...fields } = value;
  return { _id: id, ...fields };
}

export function fromStored<Document extends { _id: string }>(
  document: Document,
): Omit<Document, '_id'> & { id: string } {
  const { _id, ...fields } = document;
  // In one literal, the id first: an object of many fields that gets one more afterwards is kept
  // in the engine's slow form, and every rule that copies it takes three times as long.
  return { id: _id, ...fields };
}

/** Only the top-level fields that differ travel; rules share what they leave unchanged. */
export function changedFields<Value extends object>(before: Value, after: Value): Partial<Value> {
  const set: Partial<Value> = {};
  for (const field in after) {
    if (after[field] !== before[field]) set[field] = after[field];
  }
  return set;
}
