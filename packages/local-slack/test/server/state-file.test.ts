import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { startLocalSlack } from '../../server/workspace.js';
import { button, clientOf, section } from '../support/calling.js';
import { SEED, TOKENS } from '../support/seed.js';

async function folder(): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), 'local-slack-'));
  onTestFinished(() => rm(path, { recursive: true }));
  return path;
}

function start(stateFile: string, log: (line: string) => void = () => undefined) {
  return startLocalSlack({
    ...{ seed: SEED, port: 0, tokens: TOKENS, delivery: { kind: 'socket' }, production: false },
    ...{ stateFile, log },
  });
}

it('keeps messages and Home tabs over a restart, and forgets the ephemeral', async () => {
  const stateFile = join(await folder(), 'state.json');
  const first = await start(stateFile);
  const client = clientOf(first);
  const blocks = [button('Go', 'go')];
  const { ts = '' } = await client.chat.postMessage({ channel: 'C1', text: 'Kept', blocks });
  await client.chat.postMessage({ channel: 'U1', text: 'Direct' });
  await client.chat.postEphemeral({ channel: 'C1', user: 'U1', text: 'Lost' });
  const view = { type: 'home' as const, blocks: [section('Home')] };
  const published = await client.views.publish({ user_id: 'U1', view });
  await first.stop();

  const second = await start(stateFile);
  onTestFinished(() => second.stop());
  const olive = second.driver.as('U1');
  const [kept] = olive.channel('C1').messages();
  expect(olive.channel('C1').messages()).toHaveLength(1);
  expect(kept?.ts).toBe(ts);
  expect(kept?.text()).toBe('Kept\nGo');
  expect(olive.directMessage().messages()[0]?.text()).toBe('Direct');
  const again = clientOf(second);
  await again.chat.update({ channel: 'C1', ts, text: 'Changed' });
  const view_id = published.view?.id ?? '';
  expect((await again.views.update({ view_id, view })).ok).toBe(true);
  const later = await again.chat.postMessage({ channel: 'C1', text: 'Later' });
  expect(Number(later.ts)).toBeGreaterThan(Number(ts));
});

it('writes soon after a change, and whole', async () => {
  const stateFile = join(await folder(), 'sub', 'state.json');
  const slack = await start(stateFile);
  onTestFinished(() => slack.stop());
  await clientOf(slack).chat.postMessage({ channel: 'C1', text: 'Soon' });
  await expect
    .poll(() => readFile(stateFile, 'utf8').catch(() => ''), { timeout: 5_000 })
    .toContain('"Soon"');
});

it.each([
  ['half a file', '{"version":1,"messages":[{'],
  ['another version', '{"version":99}'],
  ['a message that is none', '{"version":1,"messages":[{"ts":1}],"homes":[]}'],
])('starts empty from %s, keeps it aside and says so', async (_name, content) => {
  const path = await folder();
  const stateFile = join(path, 'state.json');
  await writeFile(stateFile, content);
  const lines: string[] = [];
  const slack = await start(stateFile, (line) => lines.push(line));
  await slack.stop();
  expect(lines[0]).toContain('damaged');
  const aside = (await readdir(path)).find((name) => name.includes('damaged')) ?? '';
  expect(await readFile(join(path, aside), 'utf8')).toBe(content);
});
