import { request } from 'node:http';
import { expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { enterPage } from '../../../server/enter-page.js';
import type { LocalSlack } from '../../../server/workspace.js';
import { TOKENS } from '../../support/seed.js';
import { startSlack } from '../../support/start.js';

type Headers = Record<string, string>;
type Sent = { method: 'GET' | 'POST'; path: string; headers: Headers };

const json = { 'content-type': 'application/json' };

/** A request with any headers, as a browser of another site or a program would send it. */
function send(slack: LocalSlack, { method, path, headers }: Sent): Promise<number> {
  return new Promise((resolve, reject) => {
    const target = { host: '127.0.0.1', port: slack.port, path, method, headers };
    const sent = request(target, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    });
    sent.on('error', reject);
    sent.end(method === 'POST' ? '{"user":"U1","channel":"C1","text":"/thing"}' : undefined);
  });
}

const bearer = { authorization: `Bearer ${TOKENS.bot}` };
const routes: Sent[] = [
  { method: 'GET', path: '/', headers: {} },
  { method: 'GET', path: '/page/main.js', headers: {} },
  { method: 'GET', path: '/page-api/state?user=U1', headers: {} },
  { method: 'GET', path: '/page-api/events?user=U1', headers: {} },
  { method: 'POST', path: '/page-api/command', headers: json },
  { method: 'POST', path: '/api/auth.test', headers: { ...json, ...bearer } },
  { method: 'POST', path: '/response/whatever', headers: json },
  { method: 'POST', path: '/upload/whatever', headers: {} },
  { method: 'GET', path: '/files/F1/a.csv', headers: {} },
  { method: 'GET', path: '/nowhere', headers: {} },
];

const foreign: [string, Headers][] = [
  ['another origin', { origin: 'https://evil.example' }],
  ['the origin of another port', { origin: 'http://127.0.0.1:1' }],
  ['an origin that is none', { origin: 'null' }],
  ['a name that was made to point here', { host: 'evil.example' }],
  ['our address without its port', { host: '127.0.0.1' }],
  ['a page of another site', { 'sec-fetch-site': 'cross-site' }],
  ['a page of another port', { 'sec-fetch-site': 'same-site' }],
];

it.each(foreign)(
  'turns away %s at every route, the right key or token notwithstanding',
  async (_name, headers) => {
    const { slack } = await startSlack();
    const { headers: cookie } = await enterPage(slack.pageUrl);
    const answers = routes.map(async (route) => {
      const all = { ...route.headers, ...cookie, ...headers };
      return [route.path, await send(slack, { ...route, headers: all })];
    });
    expect(await Promise.all(answers)).toEqual(routes.map(({ path }) => [path, 403]));
    expect(slack.record.deliveries).toEqual([]);
    expect(slack.record.calls).toEqual([]);
  },
);

it('takes no plain form of another site for a command', async () => {
  const { slack } = await startSlack();
  const { headers } = await enterPage(slack.pageUrl);
  const plain = { ...headers, 'content-type': 'text/plain' };
  const sent = { method: 'POST' as const, path: '/page-api/command', headers: plain };
  expect(await send(slack, sent)).toBe(403);
  expect(slack.record.deliveries).toEqual([]);
});

it.each([
  ['no key', () => ({})],
  ['a wrong key', (port: number) => ({ cookie: `local-slack-${port}=${'0'.repeat(32)}` })],
  ['an empty key', (port: number) => ({ cookie: `local-slack-${port}=` })],
  ['a token of the app', () => bearer],
])('opens nothing for people with %s', async (_name, headersFor) => {
  const { slack } = await startSlack();
  const forPeople = routes.filter(({ path }) => !/^\/(api|response|upload)\//.test(path));
  const answers = forPeople.map(async (route) => {
    const headers = { ...route.headers, ...headersFor(slack.port) };
    return [route.path, await send(slack, { ...route, headers })];
  });
  const expected = forPeople.map(({ path }) => {
    // The app may fetch its own files.
    const isFile = path.startsWith('/files/') && 'authorization' in headersFor(slack.port);
    return [path, isFile ? 404 : 401];
  });
  expect(await Promise.all(answers)).toEqual(expected);
  expect(slack.record.deliveries).toEqual([]);
});

it('says where the key is to be found, and takes a wrong one for none', async () => {
  const { slack } = await startSlack();
  const { origin } = new URL(slack.pageUrl);
  for (const path of ['/', '/?key=', '/?key=wrong', '/?key[]=a', '/?user=U1']) {
    const answer = await fetch(`${origin}${path}`, { redirect: 'manual' });
    expect([path, answer.status]).toEqual([path, 401]);
    expect(answer.headers.getSetCookie()).toEqual([]);
    expect(await answer.text()).toContain('terminal');
  }
});

it('takes the key out of the address, keeps who acts, and opens a second window as well', async () => {
  const { slack } = await startSlack();
  for (const _window of [1, 2]) {
    const answer = await fetch(`${slack.pageUrl}&user=U1`, { redirect: 'manual' });
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/?user=U1']);
    const [cookie = ''] = answer.headers.getSetCookie();
    expect(cookie).toMatch(/; Path=\/; HttpOnly; SameSite=Strict$/);
  }
});

/** Whether the server let the connection come about. */
function opens(address: string, headers: Headers): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = new WebSocket(address, { headers });
    socket.on('open', () => {
      socket.close();
      resolve(true);
    });
    socket.on('error', () => resolve(false));
  });
}

async function ticketOf(slack: LocalSlack): Promise<string> {
  const headers = { authorization: `Bearer ${TOKENS.app}` };
  const answer = await fetch(`${slack.apiUrl}apps.connections.open`, { method: 'POST', headers });
  const { url }: { url: string } = await answer.json();
  return url;
}

it.each(foreign)(
  'opens no connection for %s, its ticket notwithstanding',
  async (_name, headers) => {
    const { slack } = await startSlack();
    const address = await ticketOf(slack);
    expect(await opens(address, headers)).toBe(false);
    expect(await opens(address, {})).toBe(true);
  },
);

it('opens no connection without a ticket', async () => {
  const { slack } = await startSlack();
  const address = new URL(await ticketOf(slack));
  address.searchParams.set('ticket', 'guessed');
  expect(await opens(address.href, {})).toBe(false);
});

it.each([undefined, 'xoxb-guessed', 'xoxb-local-workspace'])('knows no token %s', async (token) => {
  const { slack } = await startSlack();
  const headers: Headers = token === undefined ? {} : { authorization: `Bearer ${token}` };
  const answer = await fetch(`${slack.apiUrl}auth.test`, { method: 'POST', headers });
  expect(await answer.json()).toMatchObject({ ok: false });
});
