import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { serverWarning } from '../../src/store/setup/server-warning.js';

const root = fileURLToPath(new URL('../../', import.meta.url));
const read = (path: string) => readFileSync(`${root}${path}`, 'utf8');

const service = z.looseObject({
  image: z.string().optional(),
  command: z.array(z.string()).optional(),
  ports: z.array(z.string()).optional(),
  network_mode: z.string().optional(),
  read_only: z.boolean().optional(),
  environment: z.record(z.string(), z.string()).optional(),
});
const compose = z
  .object({
    services: z.object({ database: service, setup: service, desk: service }),
  })
  .parse(parse(read('compose.yaml'), { merge: true }));
const { database, setup, desk } = compose.services;

it('gives the container a database that is patched, and that the desk alone reaches', async () => {
  const version = /^mongo:(\d+\.\d+\.\d+)$/.exec(database.image ?? '')?.[1] ?? '';
  const command = async (asked: object) =>
    'buildInfo' in asked ? { version } : { compression: ['zlib'] };
  expect(version).not.toBe('');
  expect(await serverWarning({ databaseName: 'credit-desk', command })).toBeNull();
  expect(database.command).toEqual(
    expect.arrayContaining(['--bind_ip=127.0.0.1', '--replSet=rs0']),
  );
  for (const { network_mode } of [setup, desk]) expect(network_mode).toBe('service:database');
  expect([database, setup, desk].flatMap(({ ports = [] }) => ports)).toEqual([
    '127.0.0.1:3000:3000',
  ]);
});

it('runs the desk and its setup with the same settings of production, on a closed disk', () => {
  const { HOST, PORT, ...same } = desk.environment ?? {};
  expect([HOST, PORT]).toEqual(['0.0.0.0', '3000']);
  expect(same).toEqual(setup.environment);
  expect(same['NODE_ENV']).toBe('production');
  expect([setup.read_only, desk.read_only]).toEqual([true, true]);
});

it('builds the container of what is there, and runs it as nobody in particular', () => {
  const dockerfile = read('Dockerfile');
  const copied = [...dockerfile.matchAll(/^COPY (?:--from=build )?(.+) \S+$/gm)].flatMap(
    ([, names = '']) => names.split(' '),
  );
  const built = ['node_modules', 'dist', 'packages/local-slack/dist'];
  const missing = copied
    .map((name) => name.replace(/^\/app\//, ''))
    .filter((name) => !built.includes(name) && !existsSync(`${root}${name}`));
  expect(copied.length).toBeGreaterThan(8);
  expect(missing).toEqual([]);
  expect(dockerfile).toMatch(/^USER 1000:1000$/m);
});

it.each(['deploy/credit-desk.service', 'deploy/credit-desk-backup.service'])(
  '%s starts a program that is built, in production, as a user of its own',
  (path) => {
    const unit = read(path);
    const [, program = ''] = /dist\/(src\/\S+)\.js/.exec(unit) ?? [];
    expect(existsSync(`${root}${program}.ts`)).toBe(true);
    expect(unit).toContain('Environment=NODE_ENV=production\n');
    expect(unit).toContain('User=credit-desk\n');
  },
);

it('says in the manual only commands that there are', () => {
  const { scripts } = z
    .object({ scripts: z.record(z.string(), z.string()) })
    .parse(JSON.parse(read('package.json')));
  const named = [...read('docs/operating.md').matchAll(/npm run (?:--silent )?([a-z:-]+)/g)];
  expect(named.length).toBeGreaterThan(10);
  const unknown = named.map(([, name = '']) => name).filter((name) => !(name in scripts));
  expect(unknown).toEqual([]);
});

it('lets the proxy of the manual pass nobody to what is for monitoring, however it is written', () => {
  const manual = read('docs/operating.md');
  const [, denied = ''] = /location ~\* (\S+) \{ deny all; \}/.exec(manual) ?? [];
  const [, inside = ''] = /@inside path (.+)/.exec(manual) ?? [];
  for (const path of ['/readyz', '/healthz', '/metrics']) {
    for (const asked of [path, `${path}/`, path.toUpperCase()]) {
      expect(new RegExp(denied, 'i').test(asked)).toBe(true);
    }
    // Caddy compares without regard to case, and a star at the end takes what follows.
    expect(inside.split(' ')).toContain(`${path}*`);
  }
  expect(new RegExp(denied, 'i').test('/account')).toBe(false);
});
