import type { PageOk, PageShortcutRequest } from '../page-api.js';
import { SlackRefusal } from '../refusal.js';
import type { World } from '../world.js';
import { answered, partiesOf, unanswered, WORDING } from './parties.js';

/** A person starts a global shortcut. */
export function runShortcut(world: World, request: PageShortcutRequest): Promise<PageOk> {
  return answered(async () => {
    const { user, callbackId } = request;
    const isKnown = world.seed.shortcuts.some((known) => known.callbackId === callbackId);
    if (!isKnown) throw new SlackRefusal('unknown_shortcut');
    const outcome = await world.delivery.send({
      kind: 'interactive',
      payload: {
        type: 'shortcut',
        ...partiesOf(world, user),
        callback_id: callbackId,
        action_ts: world.ids.timestamp(),
        trigger_id: world.triggers.issue({ userId: user }),
      },
    });
    if (outcome.kind === 'acked') return { ok: true };
    return unanswered(outcome, WORDING.noResponse);
  });
}
