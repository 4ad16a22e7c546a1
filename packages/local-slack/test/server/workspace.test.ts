import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { API_METHODS } from '../../server/api/methods.js';
import { enterPage } from '../../server/enter-page.js';
import { packageFolder } from '../../server/package-folder.js';
import { startLocalSlack } from '../../server/workspace.js';
import { SEED, TOKENS } from '../support/seed.js';
import { connectApp, startSlack } from '../support/start.js';

const OPTIONS = {
  ...{ seed: SEED, port: 0, tokens: TOKENS, production: false },
  delivery: { kind: 'socket' as const },
};

it('refuses to run in production', async () => {
  const start = startLocalSlack({ ...OPTIONS, production: true });
  await expect(start).rejects.toThrow('does not run in production');
});

it('rejects a busy port with its code', async () => {
  const { slack } = await startSlack();
  const second = startLocalSlack({ ...OPTIONS, port: slack.port });
  await expect(second).rejects.toMatchObject({ code: 'EADDRINUSE' });
});

it('listens on 127.0.0.1 only', async () => {
  const { slack } = await startSlack();
  await expect(fetch(`http://127.0.0.2:${slack.port}/`)).rejects.toThrow();
  expect(slack.apiUrl).toBe(`http://127.0.0.1:${slack.port}/api/`);
});

it('stops within a second, whatever is still under way, and leaves nothing behind', async () => {
  const handles = () =>
    process.getActiveResourcesInfo().filter((name) => /Timeout|TCPServer/.test(name)).length;
  const before = handles();
  const slack = await startLocalSlack(OPTIONS);
  const { app } = await connectApp(slack, (bolt) => {
    bolt.command('/slow', async () => undefined);
  });
  const { baseUrl, headers } = await enterPage(slack.pageUrl);
  const page = await fetch(`${baseUrl}page-api/events?user=U1`, { headers });
  const answer = slack.driver.as('U1').command('/slow');
  await app.stop();
  const from = performance.now();
  await slack.stop();
  expect(performance.now() - from).toBeLessThan(1_000);
  expect(await answer).toMatchObject({ ok: false });
  await page.text().catch(() => '');
  await expect.poll(handles, { timeout: 3_000 }).toBeLessThanOrEqual(before + 1);
  await expect(fetch(slack.pageUrl)).rejects.toThrow();
});

it('settles once the app has answered what was pressed, and waits no longer than it is told', async () => {
  let answerNow: () => void = () => undefined;
  const mayAnswer = new Promise<void>((resolve) => {
    answerNow = resolve;
  });
  let pressed: () => void = () => undefined;
  const isPressed = new Promise<void>((resolve) => {
    pressed = resolve;
  });
  const { slack } = await startSlack();
  await connectApp(slack, (bolt) => {
    bolt.command('/slow', async ({ ack }) => {
      pressed();
      await mayAnswer;
      await ack();
    });
  });
  await slack.settle(60_000);
  const { baseUrl, headers } = await enterPage(slack.pageUrl);
  const answer = fetch(`${baseUrl}page-api/command`, {
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/json' },
    body: JSON.stringify({ user: 'U1', channel: 'C1', text: '/slow' }),
  });
  await isPressed;
  await slack.settle(1);
  let isSettled = false;
  const settled = slack.settle(60_000).then(() => {
    isSettled = true;
  });
  expect(isSettled).toBe(false);
  answerNow();
  await settled;
  await slack.stop();
  expect(await (await answer).json()).toEqual({ ok: true });
});

it('ends the streams of events at a stop, after what was told last', async () => {
  const slack = await startLocalSlack(OPTIONS);
  const { app } = await connectApp(slack);
  const { baseUrl, headers } = await enterPage(slack.pageUrl);
  const page = await fetch(`${baseUrl}page-api/events?user=U1`, { headers });
  await app.client.chat.postMessage({ channel: 'C1', text: 'The last word' });
  await app.stop();
  await slack.stop();
  expect(await page.text()).toContain('The last word');
});

it('lists in its README exactly the methods that it answers', async () => {
  const readme = await readFile(join(packageFolder(), 'README.md'), 'utf8');
  const listed = [...readme.matchAll(/^\| `([a-zA-Z.]+)` \|/gm)].map(([, method]) => method);
  expect(listed.toSorted()).toEqual(Object.keys(API_METHODS).toSorted());
});

it('answers every method that it lists', async () => {
  const { slack } = await startSlack();
  for (const method of Object.keys(API_METHODS)) {
    const response = await fetch(`${slack.apiUrl}${method}`, { method: 'POST' });
    expect(await response.json()).toEqual({ ok: false, error: 'not_authed' });
  }
  expect(slack.record.unknownMethods).toEqual([]);
});
