import type { ModalView } from '@slack/types';
import { messageView } from '../../src/blocks/message-view.js';
import type { Actor } from '../../src/domain/people/actor.js';
import type { Pressed } from '../../src/slack/receive/handlers.js';
import { slackErrorCode } from '../../src/slack/slack-error.js';
import { showNext } from './show-next.js';
import type { Surroundings } from './surroundings.js';

/** `what` is what was tried, as a sentence begins: `Making the PDF`. */
type Slow = { what: string; title: string };

async function builtOrSaid(
  { edge }: Surroundings,
  { body }: Pressed,
  { what, title, build }: Slow & { build: (actor: Actor) => Promise<ModalView> },
): Promise<ModalView> {
  try {
    return await build(await edge.actorFor(body));
  } catch (error) {
    const explanation = edge.explain(error, { what, next: { kind: 'try' }, from: body });
    return messageView(title, [explanation.kind === 'fields' ? what : explanation.sentence]);
  }
}

/**
 * Shows a modal at once that says what is under way, and in its place what came of it: Slack lets
 * a modal be opened for three seconds only, and this may take longer.
 */
export async function showWhenReady(
  surroundings: Surroundings,
  pressed: Pressed,
  slow: Slow,
  build: (actor: Actor) => Promise<ModalView>,
): Promise<void> {
  const { edge } = surroundings;
  const { client } = pressed;
  const { what, title } = slow;
  const waiting = messageView(title, [`${what} …`]);
  const viewId = await showNext(edge, pressed, slow, async () => waiting);
  if (viewId === null) return;
  const view = await builtOrSaid(surroundings, pressed, { ...slow, build });
  try {
    await client.views.update({ view_id: viewId, view });
  } catch (error) {
    // The person closed it meanwhile.
    if (slackErrorCode(error) === 'not_found') return;
    edge.explain(error, { what: `${what}: showing what came of it`, next: { kind: 'try' } });
  }
}
