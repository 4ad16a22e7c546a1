import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, it, onTestFinished } from 'vitest';
import { bareEnvironment, deskFolder } from './desk-folder.js';
import { modalText } from './page-modals.js';
import { pagePerson } from './page-person.js';
import { sharedBooks } from './slack-workspace.js';

const docs = fileURLToPath(new URL('../../docs', import.meta.url));

/** As a person types it, in a folder that is not the project's first. */
async function startLocalSlack(): Promise<{ said: string; stop(): Promise<string> }> {
  const words = ['start', '-w', 'local-slack', '--', '--manifest', '../manifest.yml', '--port=0'];
  const npm = spawn('npm', words, {
    ...{ cwd: docs, env: bareEnvironment(), detached: true },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said = { out: '', err: '' };
  npm.stdout.on('data', (chunk: Buffer) => {
    said.out += chunk.toString();
  });
  npm.stderr.on('data', (chunk: Buffer) => {
    said.err += chunk.toString();
  });
  const closed = new Promise<string>((resolve) => npm.on('close', () => resolve(said.err)));
  const stop = async () => {
    const runs = npm.exitCode === null && npm.signalCode === null;
    // Ctrl-C reaches npm and all that it started.
    if (runs && npm.pid !== undefined) process.kill(-npm.pid, 'SIGINT');
    return await closed;
  };
  onTestFinished(async () => void (await stop()));
  await expect.poll(() => said.out + said.err, { timeout: 30_000 }).toContain('Press Ctrl-C');
  return { said: said.out, stop };
}

it('serves the desk as a Slack of its own, by what it prints', async () => {
  const { said, stop } = await startLocalSlack();
  const printed = [...said.matchAll(/^([A-Z_]+)=(\S+)$/gm)];
  const variables = Object.fromEntries(printed.map(([, name = '', value = '']) => [name, value]));
  expect(Object.keys(variables)).toContain('SLACK_APP_TOKEN');
  const folder = await deskFolder();
  const { uri } = await sharedBooks();
  const desk = folder.start({ ...variables, OPERATORS: 'U0ANN', MONGODB_URI: uri });
  await desk.running();
  const ann = await pagePerson(/Open +(\S+)/.exec(said)?.[1] ?? '', 'U0ANN');
  expect(await ann.command('/credit-desk')).toEqual({ ok: true });
  const form = await ann.modal('the desk', (modal) => modalText(modal).includes('Check the books'));
  expect(form.view.title.text).toBe('Credit Desk');
  ann.leave();
  expect((await desk.stop()).code).toBe(0);
  expect(await stop()).toBe('');
});
