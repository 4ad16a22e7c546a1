import { homedir } from 'node:os';
import { join } from 'node:path';
import { isVariableName } from './config-error.js';
import type { Environment } from './load-environment.js';
import { isUnenforced } from './unenforced.js';

export type EmbeddedConfig = {
  systemBinary: string | undefined;
  path: string;
  cacheDir: string;
  downloadAllowed: boolean;
  variables: Environment;
};

/** How a `mongod` to embed is looked for, by what the environment says. */
export function embeddedConfig(environment: Environment): EmbeddedConfig {
  const { HOME, PATH, XDG_CACHE_HOME, MONGOMS_SYSTEM_BINARY } = environment;
  const cacheHome = XDG_CACHE_HOME || join(HOME || homedir(), '.cache');
  const foreign = Object.entries(environment).filter(
    ([name]) => !isVariableName(name) && !isUnenforced(name),
  );
  return {
    systemBinary: MONGOMS_SYSTEM_BINARY?.trim() || undefined,
    path: PATH ?? '',
    cacheDir: join(cacheHome, 'credit-desk'),
    downloadAllowed: !/^(?:false|no|off|0)$/i.test(environment.MONGOMS_RUNTIME_DOWNLOAD ?? ''),
    variables: Object.fromEntries(foreign),
  };
}
