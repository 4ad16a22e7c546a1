import type { Document } from 'mongodb';
import { requestStates } from '../../domain/approvals/request-state.js';
import { arrayOf, long, text, validator } from './schema-parts.js';

/** Whoever asked is never who decides. */
const nobodyApprovesTheirOwn = {
  $or: [
    { $in: ['$state', ['open', 'expired', 'withdrawn']] },
    {
      $and: [
        { $eq: [{ $type: '$decision.by' }, 'string'] },
        { $ne: ['$decision.by', '$requesterId'] },
      ],
    },
  ],
};

/**
 * Each says that its event is in the audit trail, and that of its end: what a version that knows of
 * no such events would write is refused.
 */
const isInTrail = {
  $eq: ['$inTrail', { $cond: [{ $eq: ['$state', 'open'] }, 'asked', 'ended'] }],
};

/** What holds for every request, in the words of the database; its model is `request-schema.ts`. */
const requestsValidator = validator(
  {
    ...{ clubId: text, payerId: text, act: text, requesterId: text, requestHash: text },
    state: { enum: [...requestStates] },
    ...{ askedAt: { bsonType: 'date' }, expiresAt: { bsonType: 'date' }, seq: long },
  },
  { $and: [nobodyApprovesTheirOwn, isInTrail] },
);

/** Of what a second person approves, and what one person gave alone. */
export const approvalValidators: Record<string, Document> = {
  given_alone: validator({
    ...{ clubId: text, payerId: text, requesterId: text, seq: long },
    items: arrayOf({ entryId: text, amount: long, currency: text, at: { bsonType: 'date' } }),
  }),
  requests: requestsValidator,
};
