import { existsSync, mkdirSync, readdirSync, rmSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const memory = '/dev/shm';
const prefix = 'credit-desk-tests-';
/** What the servers of the tests that run at once may fill. */
const neededBytes = 4 * 1024 ** 3;

function hasRoom(folder: string): boolean {
  if (!existsSync(folder)) return false;
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize >= neededBytes;
}

function isRunning(processId: number): boolean {
  try {
    process.kill(processId, 0);
    return true;
  } catch {
    return false;
  }
}

/** A run that was killed leaves its folder, which would fill the memory one by one. */
function removeLeftovers(parent: string): void {
  for (const name of readdirSync(parent)) {
    if (!name.startsWith(prefix) || isRunning(Number(name.slice(prefix.length)))) continue;
    rmSync(join(parent, name), { recursive: true, force: true });
  }
}

/**
 * The place of all temporary files of this run, gone at its end: in memory where there is room,
 * since a database of each test is some ninety files, and a disk takes ten times as long for them.
 */
export function makeRunFolder(): string {
  const parent = hasRoom(memory) ? memory : tmpdir();
  removeLeftovers(parent);
  const path = join(parent, `${prefix}${process.pid}`);
  mkdirSync(path, { recursive: true });
  process.on('exit', () => rmSync(path, { recursive: true, force: true }));
  return path;
}
