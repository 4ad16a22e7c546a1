import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { App } from '@slack/bolt';
import { beforeAll, expect, it, onTestFinished } from 'vitest';
import { enterPage } from '../../../server/enter-page.js';
import { packageFolder } from '../../../server/package-folder.js';
import type { PageMessages, PageState } from '../../../server/page-api.js';
import { connectApp, freePort, listenHttp, startSlack } from '../../support/start.js';

const program = join(packageFolder(), 'dist/server/cli/main.js');
/** Where npm says that the command was typed. */
const typedIn = join(packageFolder(), 'test/fixtures');
const library = ['--manifest', 'library.yml', '--port', '0'];

beforeAll(() => {
  if (!existsSync(program)) throw new Error(`${program} is missing: run "npm run build" first`);
});

function run(args: string[], environment: Record<string, string> = {}) {
  const { PATH } = process.env;
  const child = spawn(process.execPath, [program, ...args], {
    env: { PATH, INIT_CWD: typedIn, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said = { out: '', err: '' };
  child.stdout.on('data', (chunk: Buffer) => {
    said.out += chunk.toString();
  });
  child.stderr.on('data', (chunk: Buffer) => {
    said.err += chunk.toString();
  });
  const ended = new Promise<{ code: number | null; out: string; err: string }>((resolve) => {
    child.on('close', (code) => resolve({ code, ...said }));
  });
  onTestFinished(async () => {
    child.kill('SIGKILL');
    await ended;
  });
  return { child, said, ended };
}

/** Started, with its page's address and the variables as a person would copy them. */
async function started(args: string[]) {
  const { child, said, ended } = run(args);
  await expect.poll(() => said.out, { timeout: 15_000 }).toContain('Press Ctrl-C to stop');
  const variables = Object.fromEntries(
    [...said.out.matchAll(/^([A-Z_]+)=(\S+)$/gm)].map(([, name = '', value = '']) => [name, value]),
  );
  const { baseUrl: page, headers: cookie } = await enterPage(
    /Open +(\S+)/.exec(said.out)?.[1] ?? '',
  );
  const ask = async <Answer>(path: string, request?: Record<string, string>): Promise<Answer> => {
    const headers = { ...cookie, 'content-type': 'application/json' };
    const body = JSON.stringify(request);
    const post = request === undefined ? { headers } : { method: 'POST', headers, body };
    const answer: Answer = await (await fetch(`${page}page-api/${path}`, post)).json();
    return answer;
  };
  return { child, ended, variables, page, cookie, ask };
}

/** An app that posts each title that is lent. */
function lends(app: App): void {
  app.command('/lend', async ({ ack, command, client }) => {
    await ack();
    await client.chat.postMessage({ channel: 'C0GENERAL', text: `Lent: ${command.text}` });
  });
}

const lend = { user: 'U0ANN', channel: 'C0GENERAL', text: '/lend Moby Dick' };
const lent = { messages: [{ text: 'Lent: Moby Dick' }] };

it('runs the app of a manifest, that connects by the variables it prints in Socket Mode', async () => {
  const { child, ended, variables, ask } = await started(library);
  const { SLACK_BOT_TOKEN: bot = '', SLACK_APP_TOKEN: app = '', ...others } = variables;
  expect(Object.keys(others)).toEqual(['SLACK_SIGNING_SECRET', 'SLACK_API_URL']);
  await connectApp({ apiUrl: variables.SLACK_API_URL ?? '' }, lends, { bot, app });
  const state = () => ask<PageState>('state?user=U0ANN');
  await expect.poll(state).toMatchObject({ connected: true, appName: 'The Library' });
  expect((await state()).commands.map(({ command }) => command)).toEqual(['/lend', '/returned']);
  expect(await ask('command', lend)).toEqual({ ok: true });
  const messages = () => ask<PageMessages>('messages?user=U0BEN&channel=C0GENERAL');
  await expect.poll(messages).toMatchObject(lent);
  child.kill('SIGINT');
  expect(await ended).toMatchObject({ code: 0, err: '' });
});

it('sends signed requests where it is told, and then prints no token of Socket Mode', async () => {
  const port = await freePort();
  const requestUrl = `http://127.0.0.1:${port}/slack/events`;
  const { variables, ask } = await started([...library, '--request-url', requestUrl]);
  expect(variables).not.toHaveProperty('SLACK_APP_TOKEN');
  const { serve } = await listenHttp(variables.SLACK_SIGNING_SECRET, port);
  await serve({ apiUrl: variables.SLACK_API_URL ?? '' }, lends, variables.SLACK_BOT_TOKEN);
  expect(await ask('command', lend)).toEqual({ ok: true });
  const messages = () => ask<PageMessages>('messages?user=U0BEN&channel=C0GENERAL');
  await expect.poll(messages).toMatchObject(lent);
});

it('serves its page from what was built, with its library from where npm has put it', async () => {
  const { page, cookie } = await started(library);
  for (const path of [
    '',
    'page/main.js',
    'page/styles/base.css',
    'vendor/preact/dist/preact.mjs',
  ]) {
    const answer = await fetch(`${page}${path}`, { headers: cookie });
    expect([path, answer.status]).toEqual([path, 200]);
    expect(await answer.text()).not.toContain('npm run build');
  }
});

it('has other tokens and another key at every start', async () => {
  const [one, two] = [await started(library), await started(library)];
  expect(Object.keys(one.variables)).toHaveLength(4);
  for (const [name, value] of Object.entries(one.variables))
    expect([name, two.variables[name]]).not.toEqual([name, value]);
  expect(one.cookie).not.toEqual(two.cookie);
});

it('shows its options on request', async () => {
  const { code, out } = await run(['--help']).ended;
  expect(code).toBe(0);
  for (const option of ['--manifest', '--port', '--request-url', '--help']) {
    expect(out).toContain(option);
  }
});

it('ends with one sentence when its port is in use', async () => {
  const { slack } = await startSlack();
  const { ended } = run(['--manifest', 'library.yml', '--port', `${slack.port}`]);
  expect(await ended).toMatchObject({
    ...{ code: 1, out: '' },
    err: `Port ${slack.port} is in use by another program. Stop it, or choose another with --port; 0 takes any free one.\n`,
  });
});

it.each([
  ['a manifest that is not there', ['--manifest', 'nowhere.yml'], {}, `${typedIn}/nowhere.yml`],
  ['a manifest that is none', ['--manifest', '../package.test.ts'], {}, 'is not valid YAML'],
  ['an unknown option', [...library, '--colour'], {}, 'no option --colour'],
  ['production', library, { NODE_ENV: 'production' }, 'does not run in production'],
])('ends with one sentence: %s', async (_fault, args, environment, words) => {
  const { err, ...rest } = await run(args, environment).ended;
  expect(rest).toEqual({ code: 1, out: '' });
  expect(err).toMatch(/^[^\n]+\.\n$/);
  expect(err).toContain(words);
});
