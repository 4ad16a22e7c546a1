import { readFile } from 'node:fs/promises';
import { parse } from 'yaml';
import { type JsonObject, listOf, objectOf, textOf } from './json.js';
import { LocalSlackError } from './local-slack-error.js';
import type { LocalSlackSeed } from './options.js';

/** What an app's manifest says that this workspace needs. */
export type Manifest = {
  /** `botName` is the handle that Slack makes of the bot's display name. */
  app: { name: string; botName: string };
  commands: LocalSlackSeed['commands'];
  /** The global ones: those of messages are not modelled. */
  shortcuts: LocalSlackSeed['shortcuts'];
};

async function readText(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : error;
    if (code === 'ENOENT') throw new LocalSlackError(`There is no manifest at ${path}.`);
    throw new LocalSlackError(`The manifest ${path} cannot be read (${code}).`);
  }
}

function parseText(text: string, path: string): JsonObject {
  try {
    return objectOf(parse(text, { logLevel: 'error' }));
  } catch (error) {
    // The parser's first line says what and where; below it is a drawing of the place.
    const [what] = (error instanceof Error ? error.message : String(error)).split(/:?\n/);
    throw new LocalSlackError(`The manifest ${path} is not valid YAML: ${what}.`);
  }
}

/** Names the first of the fields that has no text, by its place in the manifest. */
function requireTexts(item: JsonObject, place: string, fields: string[]): void {
  const missing = fields.find((field) => (textOf(item[field]) ?? '') === '');
  if (missing === undefined) return;
  throw new LocalSlackError(`${place}${missing} is missing or not a text.`);
}

/**
 * Reads a manifest as it is given to Slack, YAML or JSON.
 * @throws LocalSlackError when it is not there, cannot be read, or lacks what Slack requires
 */
export async function readManifest(path: string): Promise<Manifest> {
  const manifest = parseText(await readText(path), path);
  const information = objectOf(manifest.display_information);
  const features = objectOf(manifest.features);
  const items = (kind: string, fields: string[]) =>
    listOf(features[kind]).map((item, index) => {
      requireTexts(objectOf(item), `In the manifest ${path} features.${kind}[${index}].`, fields);
      return objectOf(item);
    });
  const text = (value: unknown) => textOf(value) ?? '';
  requireTexts(information, `In the manifest ${path} display_information.`, ['name']);
  const name = text(information.name);
  const displayName = textOf(objectOf(features.bot_user).display_name) ?? name;
  return {
    app: { name, botName: displayName.toLowerCase().replace(/[^\p{L}\p{N}._-]/gu, '') },
    commands: items('slash_commands', ['command', 'description']).map((item) => {
      const { command, description, usage_hint: usageHint } = item;
      return {
        command: text(command),
        description: text(description),
        usageHint: text(usageHint),
      };
    }),
    shortcuts: items('shortcuts', ['type', 'callback_id', 'name', 'description'])
      .filter(({ type }) => type === 'global')
      .map(({ callback_id, name, description }) => {
        return {
          callbackId: text(callback_id),
          name: text(name),
          description: text(description),
        };
      }),
  };
}
