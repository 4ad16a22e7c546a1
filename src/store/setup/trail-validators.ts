import type { Document } from 'mongodb';
import { long, text, textOrNull, validator } from './schema-parts.js';

/** Of the audit trail: nothing stands in it without its place. */
export const trailValidators: Record<string, Document> = {
  audit_events: validator({
    ...{ clubId: text, act: text, at: { bsonType: 'date' } },
    ...{ number: long, previous: textOrNull, digest: text },
  }),
  import_marks: validator({ clubId: text, importId: text, startedAt: { bsonType: 'date' } }),
  trail_heads: validator({ clubId: text, number: long, digest: text, at: { bsonType: 'date' } }),
};
