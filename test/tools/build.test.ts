import { spawnSync } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, it } from 'vitest';

const tool = fileURLToPath(new URL('../../tools/build.mjs', import.meta.url));
const main = 'dist/src/main.js';

let folder: string;

/** A compiler that counts, and makes what the real one would. */
const counting = `
const { appendFileSync, mkdirSync, writeFileSync } = require('node:fs');
appendFileSync('builds', 'x');
for (const path of ['dist/src', 'packages/local-slack/dist/server']) mkdirSync(path, { recursive: true });
writeFileSync('${main}', '');
writeFileSync('packages/local-slack/dist/server/index.js', '');
`;

async function write(path: string, text: string): Promise<void> {
  await mkdir(dirname(join(folder, path)), { recursive: true });
  await writeFile(join(folder, path), text);
}

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'build-'));
  await mkdir(join(folder, 'tools'));
  await cp(tool, join(folder, 'tools', 'build.mjs'));
  await write('tsconfig.json', '{ "include": ["src"] }');
  await write('src/main.ts', '');
  await write('src/room/a.ts', '');
  await write('packages/local-slack/server/index.ts', '');
  await write('node_modules/typescript/package.json', '{}');
  await write('node_modules/typescript/bin/tsc', counting);
});
afterEach(() => rm(folder, { recursive: true }));

function run(...words: string[]) {
  const ended = spawnSync(process.execPath, ['tools/build.mjs', ...words], { cwd: folder });
  return { code: ended.status, said: ended.stderr.toString() };
}

async function builds(): Promise<number> {
  return (await readFile(join(folder, 'builds'), 'utf8').catch(() => '')).length;
}

/** As if it had been written a minute from now, whatever the clock's grain. */
async function changeLater(path: string): Promise<void> {
  const at = new Date(Date.now() + 60_000);
  await utimes(join(folder, path), at, at);
}

it('builds what is not built, and then nothing', async () => {
  expect(run().code).toBe(0);
  expect(run().code).toBe(0);
  expect(await builds()).toBe(1);
  run('--always');
  expect(await builds()).toBe(2);
});

it.each([
  'src/room/a.ts',
  'packages/local-slack/server/index.ts',
  // A file was taken out of it.
  'src/room',
])('builds again when %s is younger', async (path) => {
  run();
  await changeLater(path);
  run();
  expect(await builds()).toBe(2);
});

it('builds again when what was built is gone, in part too', async () => {
  run();
  await rm(join(folder, main));
  run();
  expect(await builds()).toBe(2);
});

it('fails as the compiler does, and tries again the next time', async () => {
  await write('node_modules/typescript/bin/tsc', `${counting}process.exit(2);`);
  expect(run().code).toBe(2);
  expect(run().code).toBe(2);
  expect(await builds()).toBe(2);
});

it('runs what is there when the compiler is not installed, and says what to do without', async () => {
  run();
  await rm(join(folder, 'node_modules'), { recursive: true });
  await changeLater('src/main.ts');
  expect(run()).toEqual({ code: 0, said: '' });
  await rm(join(folder, main));
  expect(run()).toEqual({
    code: 1,
    said: expect.stringMatching(/^Credit Desk is not built.* Run npm ci && npm run build here,/),
  });
});
