import type { BlockSuggestion } from '@slack/bolt';
import { type FoundOptions, offerAnswer } from '../../blocks/offer-answer.js';
import type { Actor } from '../../domain/people/actor.js';
import type { Searched } from '../receive/handlers.js';
import type { EdgeTools } from './edge-tools.js';
import { explainError } from './explain-error.js';

/**
 * Answers a search box. A person without the right, and a look-up that broke, get no offers: the
 * form's submission says why.
 */
export async function offerOptions(
  { ack, body }: Searched,
  search: (actor: Actor, suggestion: BlockSuggestion) => Promise<FoundOptions>,
  tools: EdgeTools,
): Promise<void> {
  try {
    await ack(offerAnswer(await search(await tools.actorFor(body), body)));
  } catch (error) {
    explainError(error, { what: 'A search', next: { kind: 'try' }, from: body }, tools);
    await ack({ options: [] });
  }
}
