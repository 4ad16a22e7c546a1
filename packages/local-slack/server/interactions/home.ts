import type { PageHome, PageOk } from '../page-api.js';
import { openedHomeOutput } from '../view-output.js';
import type { World } from '../world.js';
import { answered, VERIFICATION_TOKEN } from './parties.js';

function tellApp(world: World, userId: string): void {
  const { seed, people, homes, clock, ids } = world;
  const home = homes.of(userId);
  const authorization = {
    ...{ enterprise_id: null, team_id: seed.team.id, user_id: people.botUserId },
    ...{ is_bot: true, is_enterprise_install: false },
  };
  world.delivery.sendEvent({
    kind: 'events_api',
    payload: {
      token: VERIFICATION_TOKEN,
      team_id: seed.team.id,
      api_app_id: seed.app.id,
      type: 'event_callback',
      event_id: ids.next('Ev'),
      event_time: Math.floor(clock.now() / 1000),
      event: {
        type: 'app_home_opened',
        user: userId,
        channel: world.channels.directMessageOf(userId).id,
        tab: 'home',
        event_ts: ids.timestamp(),
        ...(home === undefined ? {} : { view: openedHomeOutput(world, home) }),
      },
      authorizations: [authorization],
    },
  });
}

/** A person opens the app's Home tab: what is published so far, and the app is told. */
export function openHome(
  world: World,
  userId: string,
): Promise<PageHome | Extract<PageOk, { ok: false }>> {
  return answered(async () => {
    world.people.get(userId);
    tellApp(world, userId);
    const home = world.homes.of(userId);
    const { view = null, id: viewId = '', hash = '' } = home ?? {};
    return { ok: true, view, viewId, hash };
  });
}
