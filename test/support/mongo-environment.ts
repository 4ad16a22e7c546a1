import { once } from 'node:events';
import { createServer } from 'node:net';
import { homedir } from 'node:os';
import { join } from 'node:path';
import type { EmbeddedEnvironment } from '../../local-mongo/options.js';

/** Every route open, as on a developer's machine. */
export function openEnvironment(): EmbeddedEnvironment {
  return {
    systemBinary: process.env.MONGOMS_SYSTEM_BINARY,
    path: process.env.PATH ?? '',
    cacheDir: join(homedir(), '.cache', 'credit-desk'),
    downloadAllowed: true,
    pythonAllowed: true,
    variables: process.env,
  };
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') {
    throw new Error('no port was given');
  }
  return address.port;
}
