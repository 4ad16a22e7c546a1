import type { JobPart, PartState } from './job-part.js';

const backOnInvoice = 'What it had taken off the invoice is put back.';

function notMade(why: string): string {
  return `The refund could not be made${why === '' ? '' : ` (${why})`}.`;
}

/** Whether something is left to be done for a part once its refund could not be made. */
export type RefundsNow = {
  /** Why a refund of it failed; null: none did. */
  problem: string | null;
  /** The session that it was for takes place again. */
  takesPlace: boolean;
};

/** How a part stands by what became of its refunds, which may fail, or be tried again, at any time. */
export function stateByRefunds(state: PartState, { problem, takesPlace }: RefundsNow): PartState {
  if (problem === null) return 'booked';
  return state === 'nothing' || takesPlace ? 'nothing' : 'failed';
}

/** What all of a part came to, when it was booked. */
function bookedAmount({ result, amount }: JobPart): bigint {
  return result === null ? amount : result.toInvoice + result.toAccount + result.sentBack;
}

/**
 * The part as its refunds leave it. What could not be sent is to be done another way, unless the
 * session takes place again: then it is not owed any more. One that was tried again by itself, and
 * stands, is booked as it was.
 */
export function partByRefunds(part: JobPart, now: RefundsNow): JobPart {
  const { problem } = now;
  const state = stateByRefunds(part.state, now);
  const next = { ...part, state, seq: part.seq + 1n };
  if (problem !== null) {
    const after =
      state === 'nothing'
        ? 'The session takes place again, so it is not owed any more. To give something all the same, raise credit on the invoice.'
        : 'Run it again, as a refund or as credit.';
    return { ...next, problem: `${notMade(problem)} ${backOnInvoice} ${after}` };
  }
  const amount = bookedAmount(part);
  const most = amount > part.most ? amount : part.most;
  return {
    ...next,
    problem: '',
    ...{ amount, most, give: 'refund', group: 'given', reason: null },
  };
}
