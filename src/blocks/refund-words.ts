import type { Refund } from '../domain/refunds/refund.js';
import { safe } from './text.js';
import type { Words } from './words.js';

function because(problem: string): string {
  return problem === '' ? '' : `: ${safe(problem, 200)}`;
}

/** How a refund stands, as the end of a line: `asked for 3 Sep, to be sent`. */
export function refundStanding(refund: Refund, { date }: Pick<Words, 'date'>): string {
  const { state, askedOn, waitingSince, settledOn, reference, problem } = refund;
  const asked = `asked for ${date(askedOn)}`;
  switch (state) {
    case 'asked':
      return `${asked}, to be sent${because(problem)}`;
    case 'waiting':
      return `${asked}, waiting since ${date(waitingSince ?? askedOn)}${because(problem)}`;
    case 'done':
      return `done ${date(settledOn ?? askedOn)}${reference === '' ? '' : `, ${safe(reference, 100)}`}`;
    case 'failed':
      return `could not be sent, ${date(settledOn ?? askedOn)}${because(problem)}. Everything was put back`;
    default:
      return state satisfies never;
  }
}
