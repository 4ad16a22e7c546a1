import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { overHttp } from '../../../src/cli/manifest/over-http.js';

const root = new URL('../../../', import.meta.url);
const text = readFileSync(new URL('manifest.yml', root), 'utf8');
const address = 'https://credit.club.example/slack/events';

const shape = z.looseObject({
  features: z.looseObject({
    slash_commands: z.array(z.looseObject({ command: z.string(), url: z.string().optional() })),
  }),
  settings: z.looseObject({
    event_subscriptions: z.looseObject({ request_url: z.string().optional() }),
    interactivity: z.looseObject({
      request_url: z.string().optional(),
      message_menu_options_url: z.string().optional(),
    }),
    socket_mode_enabled: z.boolean(),
  }),
});

it('names the address everywhere where Slack asks for one, also of every command', () => {
  const { features, settings } = shape.parse(parse(overHttp(text, address)));
  expect(features.slash_commands.length).toBeGreaterThan(5);
  expect(new Set(features.slash_commands.map(({ url }) => url))).toEqual(new Set([address]));
  expect(settings.event_subscriptions.request_url).toBe(address);
  expect(settings.interactivity).toEqual({
    is_enabled: true,
    request_url: address,
    message_menu_options_url: address,
  });
  expect(settings.socket_mode_enabled).toBe(false);
});

it('is valid by the schema of Slack, and else what it was', () => {
  const schemaFile = new URL('test/fixtures/manifest.schema.2.0.0.json', root);
  const schema: unknown = JSON.parse(readFileSync(schemaFile, 'utf8'));
  const ajv = new Ajv({ strict: false, validateFormats: false, allErrors: true });
  const validate = ajv.compile(z.record(z.string(), z.unknown()).parse(schema));
  const changed = overHttp(text, address);
  validate(parse(changed));
  expect(validate.errors ?? []).toEqual([]);
  const kept = changed.split('\n').filter((line) => !line.includes(address));
  expect(kept.join('\n').replace('socket_mode_enabled: false', 'socket_mode_enabled: true')).toBe(
    text,
  );
});

it('fails where the manifest has lost what it goes by', () => {
  expect(() => overHttp(text.replace('  event_subscriptions:', '  events:'), address)).toThrow();
  expect(() => overHttp(text.replace('socket_mode_enabled: true', ''), address)).toThrow();
});
