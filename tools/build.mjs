// Builds what is not built, or is older than its sources, so that a second start need not wait for
// the compiler. With --always it builds in any case. Without the compiler, as after
// `npm ci --omit=dev`, what is there is run.
import { spawnSync } from 'node:child_process';
import {
  existsSync,
  readdirSync,
  readFileSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const stamp = join(root, 'dist', '.built');
const settings = join(root, 'tsconfig.json');
// Where only what was built was copied there are no sources.
const { include } = existsSync(settings)
  ? JSON.parse(readFileSync(settings, 'utf8'))
  : { include: [] };
const sources = [
  ...include,
  'tsconfig.json',
  ...['server', 'page', 'tsconfig.json'].map((name) => join('packages', 'local-slack', name)),
  // What the libraries' types say goes into the build as well.
  'package-lock.json',
];
const built = ['dist/src/main.js', 'packages/local-slack/dist/server/index.js'];

/** Folders count too: they are younger than a file that was taken out of them. */
function newestOf(path) {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (stats === undefined) return 0;
  if (!stats.isDirectory()) return stats.mtimeMs;
  const inside = readdirSync(path).filter((name) => name !== 'node_modules' && name !== 'dist');
  return Math.max(stats.mtimeMs, ...inside.map((name) => newestOf(join(path, name))));
}

function isBuilt() {
  return built.every((path) => existsSync(join(root, path)));
}

function isCurrent() {
  const builtAtMs = statSync(stamp, { throwIfNoEntry: false })?.mtimeMs ?? 0;
  return isBuilt() && sources.every((path) => newestOf(join(root, path)) <= builtAtMs);
}

function compiler() {
  try {
    const manifest = createRequire(import.meta.url).resolve('typescript/package.json');
    return join(dirname(manifest), 'bin', 'tsc');
  } catch {
    return null;
  }
}

function build() {
  const tsc = compiler();
  if (tsc === null) {
    if (isBuilt()) return 0;
    process.stderr.write(
      'Credit Desk is not built, and its compiler is not installed. Run npm ci && npm run build here, or copy the folders dist and packages/local-slack/dist from where it was built.\n',
    );
    return 1;
  }
  const begunAt = new Date();
  const { status } = spawnSync(process.execPath, [tsc, '-b'], { cwd: root, stdio: 'inherit' });
  // As of its beginning: what is changed meanwhile is built the next time.
  if (status === 0) writeStamp(begunAt);
  return status ?? 1;
}

function writeStamp(at) {
  writeFileSync(stamp, '');
  utimesSync(stamp, at, at);
}

process.exitCode = !process.argv.includes('--always') && isCurrent() ? 0 : build();
