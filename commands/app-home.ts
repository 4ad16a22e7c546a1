import { mayDo } from '../src/domain/people/permission.js';
import { homeSummary } from '../src/services/home-summary.js';
import { StaffRefusal } from '../src/slack/people/staff-refusal.js';
import type { HomeOpened } from '../src/slack/receive/handlers.js';
import { shownClub } from '../views/flow/shown-club.js';
import type { Surroundings } from '../views/flow/surroundings.js';
import { homeView, plainHomeView, strangerHomeView } from '../views/home/home-view.js';

const noRole =
  'You are not on the list of its staff, so there is nothing to do here. If you should be, ask an admin of Credit Desk to add you to the right group.';

async function homeFor({ desk, edge, commands }: Surroundings, body: unknown) {
  const clubName = desk.club.name;
  try {
    const actor = await edge.actorFor(body);
    if (!mayDo(actor, 'see-invoices')) return strangerHomeView(clubName, noRole);
    const summary = await homeSummary(desk, actor);
    return homeView({ ...summary, clubName, commands }, shownClub(desk));
  } catch (error) {
    if (error instanceof StaffRefusal) return strangerHomeView(clubName, error.sentence);
    const explained = edge.explain(error, { what: 'The Home tab', next: { kind: 'try' } });
    const sentence = explained.kind === 'fields' ? '' : explained.sentence;
    return plainHomeView({ clubName, commands }, sentence);
  }
}

/** Publishes a person's Home tab each time they open it. */
export async function openAppHome(
  surroundings: Surroundings,
  { event, body, client }: HomeOpened,
): Promise<void> {
  if (event.tab !== 'home') return;
  const view = await homeFor(surroundings, body);
  await client.views.publish({ user_id: event.user, view });
}
