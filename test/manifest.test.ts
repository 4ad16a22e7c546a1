import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { manifestOf } from './support/command-files.js';

const root = new URL('../', import.meta.url);
const text = readFileSync(new URL('manifest.yml', root), 'utf8');
const manifest: unknown = parse(text);
const schemaFile = new URL('test/fixtures/manifest.schema.2.0.0.json', root);

const parts = z
  .object({
    oauth_config: z.object({ scopes: z.object({ bot: z.array(z.string()) }) }),
    settings: z.object({
      event_subscriptions: z.object({ bot_events: z.array(z.string()) }),
    }),
  })
  .parse(manifest);

it('is valid by the schema of Slack', () => {
  const schema: unknown = JSON.parse(readFileSync(schemaFile, 'utf8'));
  const ajv = new Ajv({ strict: false, validateFormats: false, allErrors: true });
  const validate = ajv.compile(z.record(z.string(), z.unknown()).parse(schema));
  validate(manifest);
  expect(validate.errors ?? []).toEqual([]);
});

// `npx vitest run test/manifest.test.ts -u` writes them from the list.
it('tells Slack of the commands and shortcuts of the list, in its words and order', async () => {
  await expect(manifestOf(text)).toMatchFileSnapshot('../manifest.yml');
});

it('asks for the scopes and events that the code uses', () => {
  expect(parts.oauth_config.scopes.bot.sort()).toEqual([
    'channels:join',
    'chat:write',
    'commands',
    'files:write',
    'groups:read',
    'im:write',
    'usergroups:read',
    'users:read',
    'users:read.email',
  ]);
  expect(parts.settings.event_subscriptions.bot_events).toEqual(['app_home_opened']);
});
