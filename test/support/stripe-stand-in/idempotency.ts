import { StandInError } from './stand-in-error.js';

export type Answer = { status: number; body: unknown };

type Kept = { request: string; answer: Promise<Answer> | Answer; at: number };

const dayMs = 24 * 60 * 60_000;

/**
 * Stripe's own rule: within a day the same key gets the same answer, faults of Stripe included;
 * with another request it is refused; while the first is under way it is a conflict. What is
 * refused before the work begins (a busy Stripe, a wrong key) is not kept.
 */
export function createIdempotency(now: () => Date) {
  const kept = new Map<string, Kept>();

  async function answer(
    key: string | undefined,
    request: string,
    work: () => Promise<Answer>,
  ): Promise<Answer> {
    if (key === undefined) return work();
    const earlier = kept.get(key);
    if (earlier !== undefined && now().getTime() - earlier.at < dayMs) {
      if (earlier.request !== request) {
        const message = 'Keys for idempotent requests can only be used with the same parameters.';
        throw new StandInError(400, 'idempotency_error', message);
      }
      if (earlier.answer instanceof Promise) {
        throw new StandInError(409, 'idempotency_key_in_use', 'There is a request under way.');
      }
      return earlier.answer;
    }
    const entry: Kept = { request, answer: work(), at: now().getTime() };
    kept.set(key, entry);
    try {
      entry.answer = await entry.answer;
      return entry.answer;
    } catch (error) {
      kept.delete(key);
      throw error;
    }
  }

  return {
    answer,
    /** As when a day has passed: every key is new again. */
    forgetKeys: () => kept.clear(),
    /** What never ended is gone, as when Stripe gives a request up. */
    forgetUnanswered() {
      for (const [key, entry] of kept) if (entry.answer instanceof Promise) kept.delete(key);
    },
  };
}
