import type { PageOk, PageShortcutRequest } from '../page-api.js';
import { SlackRefusal } from '../refusal.js';
import type { World } from '../world.js';
import { answered, partiesOf, unanswered, WORDING } from './parties.js';

/** A shortcut says less of the person and the app than other payloads do. */
function shortcutParties(world: World, userId: string) {
  const { token, team, user, is_enterprise_install } = partiesOf(world, userId);
  const { id, username, team_id } = user;
  return { token, team, user: { id, username, team_id }, is_enterprise_install };
}

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
        ...shortcutParties(world, user),
        callback_id: callbackId,
        action_ts: world.ids.timestamp(),
        trigger_id: world.triggers.issue({ userId: user }),
      },
    });
    if (outcome.kind === 'acked') return { ok: true };
    return unanswered(outcome, WORDING.noResponse);
  });
}
