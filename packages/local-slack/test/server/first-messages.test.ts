import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { SEED } from '../support/seed.js';
import { startSlack } from '../support/start.js';

const stateFile = join(tmpdir(), `local-slack-first-${process.pid}.json`);
afterAll(() => rm(stateFile, { force: true }));

const messages = [{ channel: 'C1', text: 'Welcome.', blocks: [] }];

async function textsOfOneRun(): Promise<string[]> {
  const { slack } = await startSlack({ seed: { ...SEED, messages }, stateFile });
  const posted = slack.driver.as('U1').channel('C1').messages();
  await slack.stop();
  return posted.map((message) => message.text());
}

it('are posted once, when the workspace starts for the first time', async () => {
  expect(await textsOfOneRun()).toEqual(['Welcome.']);
  expect(await textsOfOneRun()).toEqual(['Welcome.']);
});

it('and none by themselves', async () => {
  const { slack } = await startSlack();
  expect(slack.driver.as('U1').channel('C1').messages()).toEqual([]);
});
