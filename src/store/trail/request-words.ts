import type { ApprovalRequest } from '../../domain/approvals/request.js';
import type { Store } from '../connection.js';
import type { Stored } from '../stored.js';

/** Ids in one question. */
const idsAtOnce = 1000;

/** What was said when it was asked for, and when it ended. */
export type RequestWords = { asked: string; ended: string };

/** The free words of requests, by the id of the request: they stand there alone. */
export async function findRequestWords(
  { db }: Store,
  ids: readonly string[],
): Promise<Map<string, RequestWords>> {
  const requests = db.collection<Stored<ApprovalRequest>>('requests');
  const projection = { reason: 1, 'decision.comment': 1 };
  const words = new Map<string, RequestWords>();
  for (let start = 0; start < ids.length; start += idsAtOnce) {
    const some = ids.slice(start, start + idsAtOnce);
    for await (const found of requests.find({ _id: { $in: some } }, { projection })) {
      words.set(found._id, { asked: found.reason, ended: found.decision?.comment ?? '' });
    }
  }
  return words;
}
