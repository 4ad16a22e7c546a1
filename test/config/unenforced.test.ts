import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { examples, type VariableName, variableNames } from '../../src/config/config-error.js';
import { type Config, toConfig } from '../../src/config/read-config.js';
import { isUnenforced } from '../../src/config/unenforced.js';
import { variables } from '../../src/config/variables.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const secret = 'a-secret-of-32-characters-or-so!';

/** What runs, without what only reads the settings. */
const sources = ['src', 'views', 'commands']
  .flatMap((folder) =>
    readdirSync(`${root}/${folder}`, { recursive: true }).map((path) => `${folder}/${path}`),
  )
  .filter((path) => path.endsWith('.ts') && !path.startsWith('src/config/'))
  .map((path) => readFileSync(`${root}/${path}`, 'utf8'));

/** `config.port`, and the names in `const { port } = config` and in `({ port }: Config)`. */
function fieldsReadIn(source: string): string[] {
  const dotted = [...source.matchAll(/\bconfig\.(\w+)/g)].map(([, name = '']) => name);
  const taken = [...source.matchAll(/\{([^{}]*)\}(?: = config|: Config)\b/g)].flatMap(
    ([, names = '']) => names.split(',').map((name) => name.trim().replace(/:.*$/, '')),
  );
  return [...dotted, ...taken];
}

const fieldsRead = new Set(sources.flatMap(fieldsReadIn));

/** The fields whose value another setting changes, each with what stands in it. */
function fieldsOf(given: Partial<Record<VariableName, string>>): [string, string][] {
  const config: Config = toConfig(variables.parse(given), {});
  return Object.entries(config).map(([field, value]) => [
    field,
    JSON.stringify(value, (_key, inner: unknown) =>
      inner instanceof Set ? [...inner] : typeof inner === 'bigint' ? `${inner}` : inner,
    ) ?? 'undefined',
  ]);
}

const right = { ...examples, INTAKE_TOKEN: secret, ROLES: 'web' };
const { SLACK_APP_TOKEN: _app, ...overHttp } = right;
const beginnings = [{}, right, overHttp, { MONGODB_URI: right.MONGODB_URI }];

/** Fields that differ with and without the variable, whatever else is set. */
function fieldsFedBy(name: VariableName): string[] {
  const fields = beginnings.flatMap((others) => {
    const example = name === 'LOG_LEVEL' ? 'debug' : right[name];
    const other = { PORT: '4000', HOST: '0.0.0.0', LOCAL_SLACK_PORT: '5000', MONGO_PORT: '6000' };
    const value = { ...other, DATA_DIR: 'elsewhere', CLUB_CURRENCY: 'EUR' };
    const distinct = { ...value, CLUB_TIME_ZONE: 'Asia/Tokyo', CLUB_LOCALE: 'de-DE' };
    const set = { ...distinct, SWEEP_SCHEDULE: '5 * * * *' };
    const text = Object.entries(set).find(([key]) => key === name)?.[1] ?? example;
    const { [name]: _without, ...rest }: Partial<Record<VariableName, string>> = others;
    const before = new Map(fieldsOf(rest));
    const after = fieldsOf({ ...rest, [name]: text });
    return after.flatMap(([field, shown]) => (before.get(field) === shown ? [] : [field]));
  });
  return [...new Set(fields)];
}

test.each(variableNames)('%s is used by what runs, or refuses the start', (name) => {
  const fields = fieldsFedBy(name);
  expect(fields).not.toEqual([]);
  const isUsed = fields.some((field) => fieldsRead.has(field));
  expect({ isUsed, isRefused: isUnenforced(name) }).toEqual({ isUsed, isRefused: !isUsed });
});

test('the search for what is read finds it, and only it', () => {
  expect([...fieldsRead]).toEqual(expect.arrayContaining(['port', 'slack', 'sweepSchedule']));
  expect(fieldsReadIn('const { a, b: c } = config; use(config.d, configured.e)')).toEqual([
    'd',
    'a',
    'b',
  ]);
});
