import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { expect, it } from 'vitest';
import { ConfigError, examples, variableNames } from '../../src/config/config-error.js';

const env = readFileSync(new URL('../../.env.example', import.meta.url), 'utf8');

/** What a shell makes of a file of settings, as `set -a; . file` reads it. */
function readByShell(lines: readonly string[]): Record<string, string> {
  const folder = mkdtempSync(join(tmpdir(), 'settings-'));
  try {
    const file = join(folder, 'settings');
    writeFileSync(file, lines.join('\n'));
    const words = ['-i', 'sh', '-c', 'set -ae; . "$1"; /usr/bin/env -0', 'sh', file];
    const printed = execFileSync('/usr/bin/env', words, { encoding: 'utf8' });
    const pairs = printed.split('\0').map((pair) => /^([A-Z_]+)=(.*)$/.exec(pair) ?? []);
    return Object.fromEntries(pairs.map(([, name = '', value = '']) => [name, value]));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

it('gives each example as a shell and a file of settings read it alike', () => {
  const faults = variableNames.map((variable) => ({ variable, problem: 'is wrong' }));
  const lines = new ConfigError(faults).message.split('\n').slice(1);
  const given = lines.map((line) => line.replace(/^.* Example: /, ''));
  expect(given).toHaveLength(variableNames.length);
  expect(readByShell(given)).toMatchObject(examples);
  expect(parseEnv(given.join('\n'))).toEqual(examples);
});

it('has settings in .env.example that a shell reads as they are meant, examples put in', () => {
  const filled = env.replaceAll(/^# Example: (.+)\n([A-Z_]+)=$/gm, '$2=$1');
  expect(filled).not.toBe(env);
  expect(readByShell(filled.split('\n'))).toMatchObject(parseEnv(filled));
});
