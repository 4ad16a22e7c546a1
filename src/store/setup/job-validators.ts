import type { Document } from 'mongodb';
import { partStates } from '../../domain/sessions/jobs/job-part.js';
import { jobMoneyStates, sessionJobStates } from '../../domain/sessions/jobs/session-job.js';
import { amounts, long, longs, text, validator } from './schema-parts.js';

/** What is booked has a result, and no part gets more than it may. */
const partRule: Document = {
  $and: [
    { $lte: ['$amount', '$most'] },
    { $or: [{ $ne: ['$state', 'booked'] }, { $eq: [{ $type: '$result' }, 'object'] }] },
  ],
};

/** What holds for every job and its parts, in the words of the database. */
export const jobValidators: Record<string, Document> = {
  jobs: validator({
    clubId: text,
    act: { bsonType: 'object' },
    state: { enum: [...sessionJobStates] },
    money: { enum: [...jobMoneyStates] },
    createdAt: { bsonType: 'date' },
    seq: long,
  }),
  job_parts: validator(
    {
      ...{ jobId: text, clubId: text, payerId: text, contactId: text },
      state: { enum: [...partStates] },
      ...amounts('offered', 'most', 'amount', 'keptBack'),
      ...longs('seq'),
    },
    partRule,
  ),
};
