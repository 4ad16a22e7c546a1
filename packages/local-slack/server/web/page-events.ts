import type { Response } from 'express';
import type { PageEvent } from '../page-api.js';
import type { World } from '../world.js';

const KEEP_ALIVE_MS = 15_000;

/** Server-sent events: first how things stand, then every change that this user can see. */
export function streamEvents(world: World, userId: string, response: Response): void {
  response.writeHead(200, {
    'content-type': 'text/event-stream',
    'cache-control': 'no-store',
    connection: 'keep-alive',
  });
  const send = (event: PageEvent) => void response.write(`data: ${JSON.stringify(event)}\n\n`);
  const stopListening = world.bus.listen(userId, send, () => response.end());
  let cancelPing: () => void = () => undefined;
  const ping = () => {
    response.write(': still here\n\n');
    cancelPing = world.timers.after(KEEP_ALIVE_MS, ping);
  };
  ping();
  send({ type: 'connection', connected: world.delivery.isConnected() });
  world.modals.changed(userId);
  response.on('close', () => {
    cancelPing();
    stopListening();
  });
}
