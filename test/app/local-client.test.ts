import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { createLog } from '../../src/app/create-log.js';
import { localClientOf } from '../../src/app/local-client.js';
import { localChannels } from '../../src/app/local-people.js';
import { startLocalWorkspace } from '../../src/app/local-workspace.js';
import { readConfig } from '../../src/config/read-config.js';
import { createPostToSlack } from '../../src/slack/answer/post-to-slack.js';
import { freePort } from '../support/mongo-environment.js';

const log = createLog({ level: 'silent', plain: false, redact: (text) => text });

it('goes on posting when the workspace was started anew, whose tokens are others then', async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'credit-desk-posts-'));
  onTestFinished(() => rm(dataDir, { recursive: true }));
  const port = await freePort();
  const config = readConfig({ DATA_DIR: dataDir, LOCAL_SLACK_PORT: `${port}`, ROLES: 'jobs' });
  const start = () =>
    startLocalWorkspace({
      ...{ clubName: 'Riverside', port, dataDir, hasSample: false, hasMailbox: false },
      production: false,
      log: () => undefined,
    });
  const clientOf = localClientOf(config, log);
  const post = (...message: Parameters<ReturnType<typeof createPostToSlack>>) =>
    createPostToSlack(clientOf())(...message);
  const finance = { channel: localChannels.finance };
  expect(() => clientOf()).toThrow('There is no local workspace');
  for (const text of ['before', 'after']) {
    const slack = await start();
    expect(await post(finance, { text })).toMatchObject({ kind: 'posted' });
    expect(await post(finance, { text })).toMatchObject({ kind: 'posted' });
    await slack.stop();
  }
});
