import { runCommand } from './run-command.js';

/** `6.0.5` as `mongod --version` tells it. Throws the reason as a clause, without a full stop. */
export async function readMongodVersion(binaryPath: string): Promise<string> {
  const result = await runCommand({
    command: binaryPath,
    arguments: ['--version'],
    timeoutMs: 10_000,
  });
  if (result.exitCode !== 0) {
    throw new Error(`${binaryPath} does not run (${result.failure})`);
  }
  const version = /^\s*db version v?(\d+\.\d+\.\d+)/m.exec(result.output)?.[1];
  if (version === undefined) {
    throw new Error(`${binaryPath} does not tell its version as a mongod does`);
  }
  return version;
}

export function isTooOld(version: string, oldestServerMajor: number): boolean {
  return Number.parseInt(version, 10) < oldestServerMajor;
}

/** `6.0` of `6.0.5`: servers of one series read each other's files. */
export function seriesOf(version: string): string {
  return version.split('.').slice(0, 2).join('.');
}

/** Newest first. */
export function compareVersions(left: string, right: string): number {
  return right.localeCompare(left, 'en', { numeric: true });
}
