import { expect, it, onTestFinished } from 'vitest';
import { enterPage } from '../../../server/enter-page.js';
import type { PageEvent } from '../../../server/page-api.js';
import type { LocalSlack } from '../../../server/workspace.js';
import { button, clientOf, modalOf, startWithTrigger, textInput } from '../../support/calling.js';
import { startSlack, startSocket } from '../../support/start.js';

async function get(slack: LocalSlack, path: string): Promise<unknown> {
  const { baseUrl, headers } = await enterPage(slack.pageUrl);
  return await (await fetch(`${baseUrl}page-api/${path}`, { headers })).json();
}

async function post(slack: LocalSlack, path: string, body: object): Promise<unknown> {
  const { baseUrl, headers } = await enterPage(slack.pageUrl);
  const response = await fetch(`${baseUrl}page-api/${path}`, {
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  return await response.json();
}

/** What the page of one user hears, as it comes. */
async function listenAs(slack: LocalSlack, user: string): Promise<PageEvent[]> {
  const events: PageEvent[] = [];
  const stop = new AbortController();
  onTestFinished(() => stop.abort());
  const { baseUrl, headers } = await enterPage(slack.pageUrl);
  const url = `${baseUrl}page-api/events?user=${user}`;
  const { body } = await fetch(url, { headers, signal: stop.signal });
  const read = async () => {
    let rest = '';
    for await (const chunk of body ?? []) {
      rest += new TextDecoder().decode(chunk);
      const lines = rest.split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) {
        if (line.startsWith('data: ')) events.push(JSON.parse(line.slice(6)));
      }
    }
  };
  read().catch(() => undefined);
  await expect.poll(() => events.length).toBeGreaterThan(1);
  return events;
}

it('tells the page who is there and what they can do', async () => {
  const { slack } = await startSlack();
  expect(await get(slack, 'state?user=U1')).toMatchObject({
    ...{ teamName: 'Test Team', appName: 'Test App', appUserId: 'U0BOT', connected: false },
    me: { id: 'U1', realName: 'Olive Operator', title: 'Office', isBot: false, isGuest: false },
    channels: [{ id: 'C1' }, { id: 'C2' }, { id: 'D1', kind: 'dm', name: 'Test App' }],
    commands: [{ command: '/thing' }, { command: '/slow' }],
    shortcuts: [{ callbackId: 'start' }],
  });
  expect(await get(slack, 'state?user=U9')).toEqual({ ok: false, error: 'user_not_found' });
  expect(await get(slack, 'state')).toMatchObject({ ok: false, error: 'invalid_request' });
  const closed = await get(slack, 'messages?user=U3&channel=C1');
  expect(closed).toEqual({ ok: false, error: 'not_in_channel' });
});

it('carries a command, a form and a button over the page as over the driver', async () => {
  const { slack } = await startSocket((app) => {
    app.command('/thing', async ({ ack, body, client }) => {
      await ack();
      const view = modalOf([textInput('name')], { callback_id: 'f' });
      await client.views.open({ trigger_id: body.trigger_id, view });
    });
    app.view('f', async ({ ack, view, client }) => {
      await ack();
      const text = view.state.values.name?.text?.value ?? '';
      await client.chat.postMessage({ channel: 'C1', text, blocks: [button('Go', 'go')] });
    });
    app.action('go', async ({ ack, respond }) => {
      await ack();
      await respond({ delete_original: true });
    });
  });
  const events = await listenAs(slack, 'U1');
  const others = await listenAs(slack, 'U3');
  expect(await post(slack, 'command', { user: 'U1', channel: 'C1', text: '/thing' })).toEqual({
    ok: true,
  });
  const stackOf = () => events.findLast((event) => event.type === 'modals');
  await expect.poll(() => stackOf()?.stack).toHaveLength(1);
  const viewId = stackOf()?.stack[0]?.viewId ?? '';
  const state = { name: { text: { type: 'plain_text_input', value: 'From the page' } } };
  expect(await post(slack, 'submit', { user: 'U1', viewId, state: {} })).toMatchObject({
    error: 'view_errors',
  });
  expect(await post(slack, 'submit', { user: 'U1', viewId, state })).toEqual({ ok: true });
  await expect.poll(() => stackOf()?.stack).toHaveLength(0);
  const posted = () => events.findLast((event) => event.type === 'message')?.message;
  await expect.poll(() => posted()?.text).toBe('From the page');
  const { channel = '', ts = '', blocks = [] } = posted() ?? {};
  await post(slack, 'action', {
    ...{ user: 'U1', container: { kind: 'message', channel, ts } },
    ...{ blockId: blocks[0]?.block_id, actionId: 'go', state: {} },
    value: { type: 'button', value: 'v' },
  });
  await expect.poll(() => events.at(-1)).toEqual({ type: 'message_deleted', channel, ts });
  expect(others.map(({ type }) => type)).toEqual(['connection', 'modals']);
});

it('asks for suggestions, starts shortcuts, closes and opens Home over the page', async () => {
  const { slack, open } = await startWithTrigger((app) => {
    app.options<'block_suggestion'>('pick', ({ ack }) =>
      ack({ options: [{ text: { type: 'plain_text', text: 'One' }, value: '1' }] }),
    );
    app.shortcut('start', ({ ack }) => ack());
    app.event('app_home_opened', async () => undefined);
  });
  const { id: viewId } = await open(
    modalOf([
      {
        ...{ type: 'input', block_id: 'b', label: { type: 'plain_text', text: 'L' } },
        element: { type: 'external_select', action_id: 'pick', min_query_length: 0 },
      },
    ]),
  );
  const container = { kind: 'modal', viewId };
  const asked = { user: 'U1', container, blockId: 'b', actionId: 'pick', query: '' };
  expect(await post(slack, 'suggestions', asked)).toEqual({
    ok: true,
    groups: [{ label: null, options: [{ text: 'One', value: '1' }] }],
  });
  expect(await post(slack, 'shortcut', { user: 'U1', callbackId: 'start' })).toEqual({ ok: true });
  expect(await post(slack, 'close', { user: 'U1', viewId, clear: false })).toEqual({ ok: true });
  expect(await get(slack, 'home?user=U1')).toEqual({ ok: true, view: null, viewId: '', hash: '' });
});

it('serves the page and its parts, and nothing outside of them', async () => {
  const { slack } = await startSlack();
  const { baseUrl, headers } = await enterPage(slack.pageUrl);
  const page = await fetch(baseUrl, { headers });
  expect(page.headers.get('content-type')).toContain('text/html');
  const preact = await fetch(`${baseUrl}vendor/preact/dist/preact.mjs`, { headers });
  expect(preact.headers.get('content-type')).toContain('javascript');
  for (const path of ['page/%2e%2e/server/json.ts', 'page/tsconfig.json', 'package.json']) {
    expect((await fetch(`${baseUrl}${path}`, { headers })).status).toBe(404);
  }
});

it('hides what only another person sees', async () => {
  const { slack } = await startSlack();
  const mine = await listenAs(slack, 'U1');
  const other = await listenAs(slack, 'U2');
  await clientOf(slack).chat.postEphemeral({ channel: 'C1', user: 'U1', text: 'x' });
  await expect.poll(() => mine.at(-1)?.type).toBe('message');
  expect(other.at(-1)?.type).not.toBe('message');
  expect(await get(slack, 'messages?user=U1&channel=C1')).toEqual({ ok: true, messages: [] });
});
