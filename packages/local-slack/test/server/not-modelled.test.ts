import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { packageFolder } from '../../server/package-folder.js';
import { rawCall } from '../support/calling.js';
import { TOKENS } from '../support/seed.js';
import { startSlack } from '../support/start.js';

/**
 * What the local workspace does not model: words of its README that say so, and methods that
 * stand for it. An app that comes to need one has to build it here first.
 */
const notModelled: [inReadme: string, ...methods: string[]][] = [
  ['OAuth', 'oauth.v2.access', 'apps.uninstall'],
  ['scopes', 'apps.permissions.info'],
  ['token rotation', 'tooling.tokens.rotate'],
  ['Enterprise Grid', 'admin.teams.list'],
  ['Slack Connect', 'conversations.inviteShared'],
  ['threads as a view of their own', 'conversations.replies'],
  ['reactions', 'reactions.add'],
  ['search', 'search.messages'],
  ['read state', 'conversations.mark'],
  ['presence', 'users.getPresence'],
  ['calls', 'calls.add'],
  ['canvases', 'canvases.create'],
  ['workflows', 'functions.completeSuccess'],
  ['link unfurling', 'chat.unfurl'],
  ['Messages of people', 'chat.meMessage'],
  ['Messages of people', 'chat.scheduleMessage'],
];

it('names in its README what it does not model', async () => {
  const readme = await readFile(join(packageFolder(), 'README.md'), 'utf8');
  const section = readme.split('## What is not modelled')[1] ?? '';
  for (const [words] of notModelled) expect(section).toContain(words);
});

it('answers what it does not model with unknown_method, and remembers that it was asked', async () => {
  const { slack } = await startSlack();
  const methods = notModelled.flatMap(([, ...names]) => names);
  for (const method of methods) {
    expect(await rawCall(slack, method, { token: TOKENS.bot })).toMatchObject({
      ok: false,
      error: 'unknown_method',
    });
  }
  expect(slack.record.unknownMethods).toEqual(methods);
});
