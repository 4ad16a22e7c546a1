import type { FormAnswer } from '../../src/blocks/form-answer.js';
import type { Submitted } from '../../src/slack/receive/handlers.js';
import type { Surroundings } from './surroundings.js';

const underWay = new WeakMap<Surroundings['desk'], Map<string, Promise<FormAnswer>>>();

/**
 * Presses of one form that come while an earlier one is decided, by the same person with the same
 * inputs, share its answer: a hundred presses are the work of one. What makes them one booking is
 * the key in the journal; this only spares the reading.
 */
export async function pressOnce(
  { desk }: Surroundings,
  { user, view }: Submitted['body'],
  decide: () => Promise<FormAnswer>,
): Promise<FormAnswer> {
  const presses = underWay.get(desk) ?? new Map<string, Promise<FormAnswer>>();
  underWay.set(desk, presses);
  const key = JSON.stringify([user.id, view.id, view.private_metadata, view.state.values]);
  const earlier = presses.get(key);
  // What broke for one press may well go through for the next.
  if (earlier !== undefined) return earlier.catch(() => decide());
  const answer = decide();
  presses.set(key, answer);
  try {
    return await answer;
  } finally {
    presses.delete(key);
  }
}
