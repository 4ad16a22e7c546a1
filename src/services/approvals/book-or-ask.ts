import type { ApprovalRequest } from '../../domain/approvals/request.js';
import { AskedMeanwhile, SecondPersonNeeded } from '../../domain/approvals/second-person-needed.js';
import { refuse } from '../../domain/errors.js';
import type { Actor } from '../../domain/people/actor.js';
import { pauseBeforeTry } from '../books/pause-before-try.js';
import type { Desk } from '../desk.js';
import { askSecondPerson } from './ask.js';

const tries = 6;

/** What an act did, or the request that stands for it. */
export type BookedOrAsked<Result> = { booked: Result } | { request: ApprovalRequest };

async function tryOnce<Result>(
  desk: Desk,
  { actor, operationId }: { actor: Actor; operationId: string },
  steps: Steps<Result>,
): Promise<BookedOrAsked<Result> | null> {
  try {
    return { booked: await steps.act() };
  } catch (error) {
    if (!(error instanceof SecondPersonNeeded)) throw error;
    await steps.beforeAsking?.(error);
    try {
      return { request: await askSecondPerson(desk, { actor, operationId }, error) };
    } catch (meanwhile) {
      if (meanwhile instanceof AskedMeanwhile) return null;
      throw meanwhile;
    }
  }
}

type Steps<Result> = {
  act: () => Promise<Result>;
  /** What may still stop it from being asked for. */
  beforeAsking?: (needed: SecondPersonNeeded) => Promise<void>;
};

/**
 * Does an act; what one person may not do alone is stored as a request instead. Where something was
 * asked for or given on the same payer in between, it is looked at once more: two forms at once do
 * not both ask for the same.
 * @throws CreditError of the act, `request-open`, `already-asked`, `stale-plan`; what the act throws
 */
export async function bookOrAsk<Result>(
  desk: Desk,
  press: { actor: Actor; operationId: string },
  steps: Steps<Result>,
): Promise<BookedOrAsked<Result>> {
  for (let attempt = 1; attempt <= tries; attempt += 1) {
    await pauseBeforeTry(attempt);
    const answer = await tryOnce(desk, press, steps);
    if (answer !== null) return answer;
  }
  return refuse('stale-plan', { tries });
}
