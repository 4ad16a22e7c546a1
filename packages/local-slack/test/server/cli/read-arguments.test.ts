import { expect, it } from 'vitest';
import { readArguments } from '../../../server/cli/read-arguments.js';
import { LocalSlackError } from '../../../server/local-slack-error.js';

const manifest = ['--manifest', 'app.yml'];

it.each([
  ['the manifest alone', manifest, { port: 3001, requestUrl: undefined }],
  ['a port', [...manifest, '--port', '0'], { port: 0 }],
  ['the highest port', ['--port=65535', '--manifest=app.yml'], { port: 65_535 }],
  [
    'an address for HTTP',
    [...manifest, '--request-url', 'http://127.0.0.1:3000/slack/events'],
    { requestUrl: 'http://127.0.0.1:3000/slack/events' },
  ],
])('takes %s', (_what, given, read) => {
  expect(readArguments(given)).toMatchObject({ kind: 'start', manifest: 'app.yml', ...read });
});

it.each([[['--help']], [['-h']], [['--manifest', 'app.yml', '--help']]])('helps: %j', (given) => {
  expect(readArguments(given)).toEqual({ kind: 'help' });
});

it.each([
  ['no manifest', [], '--manifest'],
  ['a manifest without its path', ['--manifest'], '--manifest needs a value'],
  ['an option in its place', ['--manifest', '--port', '1'], '--manifest needs a value'],
  ['an empty path', ['--manifest='], '--manifest needs a value'],
  ['an unknown option', [...manifest, '--colour', 'red'], 'no option --colour'],
  ['an option that every object has', [...manifest, '--constructor=x'], 'no option --constructor'],
  ['a word', [...manifest, 'start'], '"start" is not an option'],
  ['a port in words', [...manifest, '--port', 'eighty'], '"eighty"'],
  ['a port too high', [...manifest, '--port', '65536'], '"65536"'],
  ['a port below zero', [...manifest, '--port=-1'], '"-1"'],
  ['a port that is a fraction', [...manifest, '--port', '80.5'], '"80.5"'],
  ['an address that is none', [...manifest, '--request-url', 'events'], '"events"'],
  ['an address of another kind', [...manifest, '--request-url', 'ftp://a'], '"ftp://a"'],
])('refuses %s in one sentence', (_fault, given, words) => {
  const read = () => readArguments(given);
  expect(read).toThrow(LocalSlackError);
  expect(read).toThrow(words);
});
