import { expect, it, vi } from 'vitest';
import { objectOf } from '../../server/json.js';
import { button, modalOf, startWithTrigger, textInput, words } from '../support/calling.js';

const PARTIES = ['api_app_id', 'is_enterprise_install', 'team', 'token', 'type', 'user'];
const VIEW = [
  ...['app_id', 'app_installed_team_id', 'blocks', 'bot_id', 'callback_id', 'clear_on_close'],
  ...['close', 'external_id', 'hash', 'id', 'notify_on_close', 'previous_view_id'],
  ...['private_metadata', 'root_view_id', 'state', 'submit', 'team_id', 'title', 'type'],
];

/** Of a Home tab in `app_home_opened`. */
const OPENED = [
  ...['app_id', 'app_installed_team_id', 'blocks', 'bot_id', 'callback_id', 'clear_on_close'],
  ...['external_id', 'hash', 'id', 'notify_on_close', 'private_metadata', 'root_view_id'],
  ...['team_id', 'type'],
];

/** What Slack sends for each, by its own samples; fields of Enterprise Grid are left out. */
const KEYS: Record<string, string[]> = {
  slash_commands: [
    ...['api_app_id', 'channel_id', 'channel_name', 'command', 'is_enterprise_install'],
    ...['response_url', 'team_domain', 'team_id', 'text', 'token', 'trigger_id'],
    ...['user_id', 'user_name'],
  ],
  shortcut: [
    ...['action_ts', 'callback_id', 'is_enterprise_install', 'team', 'token'],
    ...['trigger_id', 'type', 'user'],
  ],
  block_actions: [...PARTIES, 'actions', 'container', 'trigger_id', 'view'],
  block_suggestion: [...PARTIES, 'action_id', 'block_id', 'container', 'value', 'view'],
  view_submission: [...PARTIES, 'response_urls', 'trigger_id', 'view'],
  view_closed: [...PARTIES, 'is_cleared', 'view'],
  event_callback: [
    ...['api_app_id', 'authorizations', 'event', 'event_id', 'event_time'],
    ...['team_id', 'token', 'type'],
  ],
};

it('sends payloads with exactly the fields of Slack', async () => {
  const { slack, olive, open } = await startWithTrigger((app) => {
    app.shortcut('start', ({ ack }) => ack());
    app.action('go', ({ ack }) => ack());
    app.options<'block_suggestion'>('pick', ({ ack }) => ack({ options: [] }));
    app.view(/.*/, ({ ack }) => ack());
    app.view({ callback_id: 'f', type: 'view_closed' }, ({ ack }) => ack());
    app.event('app_home_opened', async ({ event, client }) => {
      await client.views.publish({ user_id: event.user, view: { type: 'home', blocks: [] } });
    });
  });
  const external = { type: 'external_select' as const, action_id: 'pick', min_query_length: 0 };
  const menu = { type: 'input' as const, optional: true, label: words('Menu'), element: external };
  const form = modalOf([textInput('a'), menu, button('Go', 'go')], { callback_id: 'f' });
  const { modal } = await open({ ...form, notify_on_close: true });
  await modal.click('Go');
  await modal.choose('Menu', 'x').catch(() => undefined);
  await modal.fill('a', 'x');
  await modal.submit();
  await (await open({ ...form, notify_on_close: true })).modal.close();
  await olive.shortcut('start');
  await olive.home();
  await olive.home();
  await vi.waitFor(() => expect(slack.record.deliveries).toHaveLength(9));
  const seen = new Set<string>();
  const homes: string[][] = [];
  for (const { kind, payload, outcome } of slack.record.deliveries) {
    const body = objectOf(payload);
    const name = kind === 'slash_commands' ? kind : String(body.type);
    seen.add(name);
    expect(outcome).toBe('acked');
    expect(Object.keys(body).toSorted(), name).toEqual(KEYS[name]?.toSorted());
    const opened = objectOf(body.event ?? {}).view;
    if (opened !== undefined) homes.push(Object.keys(objectOf(opened)).toSorted());
    if (body.view !== undefined) expect(Object.keys(objectOf(body.view)).toSorted()).toEqual(VIEW);
  }
  expect(homes).toEqual([OPENED]);
  expect([...seen].toSorted()).toEqual(Object.keys(KEYS).toSorted());
});
