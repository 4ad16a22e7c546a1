import type { JobPart } from '../../domain/sessions/jobs/job-part.js';
import type { JobReview } from '../../domain/sessions/jobs/job-review.js';

/** Amounts are minor units, as texts: they may be larger than a number can hold. */
function plainValue(_key: string, value: unknown): unknown {
  return typeof value === 'bigint' ? `${value}` : value;
}

/** Letters beyond ASCII as escapes: a terminal shows no more than is there, and a program reads them. */
function inAscii(json: string): string {
  return json.replace(/[^\n\x20-\x7e]/g, (unit) => {
    return `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
  });
}

/** The same as the table says, for programs: the job, its sessions, sums and every part. */
export function reviewJson(
  { job, sessions, sessionCount, productName, sums, need }: JobReview,
  parts: readonly JobPart[],
): string {
  const { id, state, money, act, reason } = job;
  const shown = {
    job: { id, state, money, act, reason },
    ...{ sessions, sessionCount, productName, sums },
    needsSecondPerson: need,
    parts: parts.map((part) => {
      const { searchText: _words, clubId: _club, jobId: _job, seq: _seq, ...facts } = part;
      return facts;
    }),
  };
  return inAscii(JSON.stringify(shown, plainValue, 2));
}
