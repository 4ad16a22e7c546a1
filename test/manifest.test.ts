import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { commands } from '../commands/index.js';

const root = new URL('../', import.meta.url);
const manifest: unknown = parse(readFileSync(new URL('manifest.yml', root), 'utf8'));
const schemaFile = new URL('test/fixtures/manifest.schema.2.0.0.json', root);

const parts = z
  .object({
    features: z.object({ slash_commands: z.array(z.unknown()), shortcuts: z.array(z.unknown()) }),
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

it('tells Slack of every command in the words of the list, in its order', () => {
  expect(parts.features.slash_commands).toEqual(
    commands.map(({ command, usage, does }) => ({
      command,
      description: does,
      usage_hint: usage === '' ? 'help' : `${usage} | help`,
      should_escape: false,
    })),
  );
});

it('has a global shortcut to the form of every command', () => {
  expect(parts.features.shortcuts).toEqual(
    commands.map(({ open, shortcut, does }) => ({
      name: open.title,
      type: 'global',
      callback_id: shortcut,
      description: does,
    })),
  );
});

it('asks for the scopes and events that the code uses', () => {
  expect(parts.oauth_config.scopes.bot.sort()).toEqual([
    'chat:write',
    'commands',
    'im:write',
    'usergroups:read',
    'users:read',
  ]);
  expect(parts.settings.event_subscriptions.bot_events).toEqual(['app_home_opened']);
});
