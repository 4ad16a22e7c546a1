import { afterAll, beforeAll, expect, it } from 'vitest';
import { closeDesk, closeScreens, openScreen } from '../../support/desk-screens.js';
import { openSlackDesk, type SlackDesk } from '../../support/slack-desk.js';

let world: SlackDesk;

beforeAll(async () => {
  world = await openSlackDesk();
});
afterAll(() => closeDesk(world));

// Slack sends `&` as `&amp;`: read twice, `&lt;` would become what nobody typed.
it.each(['R&D', 'a < b', '&lt;b&gt;'])(
  'what is typed behind a command is read once: %s',
  async (typed) => {
    const list = await openScreen(world, '/invoices', typed);
    expect(list.value('Search')).toMatchObject({ value: typed });
    await closeScreens(world);
  },
);
