import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { EmbeddedMongoError } from './error.js';

const POLL_MS = 20;
/** The system may free the port of a server that has just ended a moment later. */
const PATIENCE_MS = 1_000;

/** Port 27500 taken by another program must be said, and never be answered by another port. */
export async function assertPortFree(port: number): Promise<void> {
  const endsAt = Date.now() + PATIENCE_MS;
  for (;;) {
    const refusal = await refusalToListen(port);
    if (refusal === undefined) {
      return;
    }
    if (Date.now() >= endsAt) {
      throw portInUse(port, refusal);
    }
    await delay(POLL_MS);
  }
}

async function refusalToListen(port: number): Promise<unknown> {
  const server = createServer();
  server.listen({ port, host: '127.0.0.1', exclusive: true });
  try {
    await once(server, 'listening');
  } catch (error) {
    return error;
  }
  server.close();
  await once(server, 'close');
  return undefined;
}

export function portInUse(port: number, cause?: unknown): EmbeddedMongoError {
  return new EmbeddedMongoError(
    'port-in-use',
    `Port ${port} on 127.0.0.1, which the embedded MongoDB needs, is in use by another program: stop that program, set MONGO_PORT to a free port, or set MONGODB_URI to a MongoDB of your own.`,
    { cause },
  );
}

/** False when `isGivenUp` says so or the time is over. */
export async function waitUntilListening(options: {
  port: number;
  timeoutMs: number;
  isGivenUp: () => boolean;
}): Promise<boolean> {
  const endsAt = Date.now() + options.timeoutMs;
  while (Date.now() < endsAt && !options.isGivenUp()) {
    if (await accepts(options.port)) {
      return true;
    }
    await delay(POLL_MS);
  }
  return false;
}

async function accepts(port: number): Promise<boolean> {
  const socket = connect({ port, host: '127.0.0.1' });
  try {
    await once(socket, 'connect');
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}
