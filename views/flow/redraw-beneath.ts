import type { ModalView } from '@slack/types';
import type { Actor } from '../../src/domain/people/actor.js';
import type { Submitted } from '../../src/slack/receive/handlers.js';
import { slackErrorCode } from '../../src/slack/slack-error.js';
import type { Beneath } from '../forms/beneath.js';
import type { Surroundings } from './surroundings.js';

type Client = Submitted['client'];

/** A view that the person closed meanwhile is no fault: the booking is done. */
async function update(client: Client, viewId: string, view: ModalView): Promise<void> {
  try {
    await client.views.update({ view_id: viewId, view });
  } catch (error) {
    if (slackErrorCode(error) !== 'not_found') throw error;
  }
}

type SentView = Submitted['body']['view'];

/** The views that lie under the one that was sent; metadata that names any other is not believed. */
function viewsBeneath({ id, root_view_id, previous_view_id }: SentView): readonly string[] {
  return [root_view_id, previous_view_id].flatMap((other) =>
    other === null || other === id ? [] : [other],
  );
}

/**
 * After a booking: what the form was opened from, and what lies beneath that, show the new
 * figures. The one way in which a form changes another screen.
 */
export async function redrawBeneath(
  surroundings: Surroundings,
  { client, body }: Pick<Submitted, 'client' | 'body'>,
  actor: Actor,
  beneath: Beneath,
): Promise<void> {
  const { screens, edge } = surroundings;
  const own = viewsBeneath(body.view);
  let next = beneath;
  try {
    while (next !== null) {
      const { viewId, callbackId, metadata } = next;
      if (!own.includes(viewId)) {
        const { id: userId } = body.user;
        edge.log.warn({ userId, callbackId }, 'refused to redraw a view of another stack');
        return;
      }
      const screen = screens[callbackId];
      if (screen === undefined) return;
      const drawn = await screen(surroundings, actor, metadata);
      await update(client, viewId, drawn.view);
      next = drawn.beneath;
    }
  } catch (error) {
    edge.explain(error, { what: 'Refreshing a view', next: { kind: 'try' } });
  }
}
