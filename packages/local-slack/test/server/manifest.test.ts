import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { LocalSlackError } from '../../server/local-slack-error.js';
import { readManifest } from '../../server/manifest.js';
import { packageFolder } from '../../server/package-folder.js';

async function fileOf(text: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'manifest-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  await writeFile(join(folder, 'manifest'), text);
  return join(folder, 'manifest');
}

it('reads the name, the commands and the global shortcuts', async () => {
  expect(await readManifest(join(packageFolder(), 'test/fixtures/library.yml'))).toEqual({
    app: { name: 'The Library', botName: 'librarybot' },
    commands: [
      { command: '/lend', description: 'Lend a book', usageHint: '[title]' },
      { command: '/returned', description: 'Take a book back', usageHint: '' },
    ],
    shortcuts: [{ callbackId: 'lend', name: 'Lend a book', description: 'Opens the form' }],
  });
});

it.each([
  ['an app of a name only', 'display_information: { name: Bücherei 2 }', 'bücherei2'],
  ['JSON', '{ "display_information": { "name": "A-b_c.D" } }', 'a-b_c.d'],
])('reads %s', async (_kind, text, botName) => {
  expect(await readManifest(await fileOf(text))).toMatchObject({
    ...{ app: { botName }, commands: [], shortcuts: [] },
  });
});

const named = 'display_information: { name: A }\nfeatures:\n';

it.each([
  ['broken YAML', 'a: [', 'is not valid YAML: Flow sequence in block collection .* at line 1'],
  ['an alias of nothing', 'a: *b', 'is not valid YAML: .*b'],
  ['two documents', 'a: 1\n---\nb: 2', 'is not valid YAML: '],
  ['nothing', '', 'display_information.name is missing'],
  ['a list', '- a', 'display_information.name is missing'],
  ['a name that is a number', 'display_information: { name: 7 }', 'name is missing or not a text'],
  [
    'a command without words',
    `${named}  slash_commands: [{ command: /a, description: A }, { command: /b }]`,
    'features.slash_commands\\[1\\].description is missing',
  ],
  ['a command that is none', `${named}  slash_commands: [/a]`, 'slash_commands\\[0\\].command is'],
  [
    'a shortcut without id',
    `${named}  shortcuts: [{ type: global, name: A, description: A }]`,
    'features.shortcuts\\[0\\].callback_id is missing',
  ],
])('names what is wrong in one sentence: %s', async (_fault, text, sentence) => {
  const path = await fileOf(text);
  const fault = await readManifest(path).catch((error: unknown) => error);
  expect(fault).toBeInstanceOf(LocalSlackError);
  expect(String(fault)).toMatch(new RegExp(`^LocalSlackError: [^\n]*${path}[^\n]*\\.$`));
  expect(String(fault)).toMatch(new RegExp(sentence));
});

it.each([
  ['is not there', 'nowhere.yml', /^There is no manifest at .*nowhere\.yml\.$/],
  ['is a folder', '.', /^The manifest .* cannot be read \(EISDIR\)\.$/],
])('says that the manifest %s', async (_fault, name, sentence) => {
  await expect(readManifest(join(packageFolder(), name))).rejects.toThrow(sentence);
});
