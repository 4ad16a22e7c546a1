import { wordsFor } from '../../src/blocks/words.js';
import type { RequestSummary } from '../../src/domain/approvals/request.js';
import type { Pressed, Submitted } from '../../src/slack/receive/handlers.js';
import { requestMessage } from '../forms/request-message.js';
import { shownClub } from './shown-club.js';
import type { Surroundings } from './surroundings.js';

type Place = { channel: string; ts: string };

function pressedMessage(body: Pressed['body'] | Submitted['body']): Place | null {
  if (body.type !== 'block_actions') return null;
  const [channel, ts] = [body.channel?.id, body.message?.ts];
  return channel === undefined || ts === undefined ? null : { channel, ts };
}

/**
 * The message about a request that is over shows so, also where the change of it never arrived:
 * the one that was pressed, else the one that is known. Where Slack does not take it, it stays.
 */
export async function putMessageRight(
  { desk, edge }: Surroundings,
  { body, client }: Pick<Pressed | Submitted, 'body' | 'client'>,
  shown: { request: RequestSummary; payerName: string },
): Promise<void> {
  const { state, message } = shown.request;
  const place = pressedMessage(body) ?? message;
  if (state === 'open' || place === null) return;
  try {
    await client.chat.update({ ...place, ...requestMessage(shown, wordsFor(shownClub(desk))) });
  } catch (error) {
    edge.explain(error, { what: 'Putting a message right', next: { kind: 'try' } });
  }
}
