import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseEnv } from 'node:util';

/** `.env` is there and cannot be read; `message` is one sentence. */
class SettingsFileError extends Error {
  override readonly name = 'SettingsFileError';
}

export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The process's environment with `.env` of the folder behind it: what is set already wins.
 * Throws when there is a `.env` that cannot be read.
 */
export function loadEnvironment(workingDirectory: string): Environment {
  return { ...readEnvironmentFile(join(workingDirectory, '.env')), ...process.env };
}

function readEnvironmentFile(path: string): Environment {
  try {
    return parseEnv(readFileSync(path, 'utf8'));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return {};
    throw new SettingsFileError(`The settings in ${path} cannot be read; check its permissions.`, {
      cause: error,
    });
  }
}
