import { once } from 'node:events';
import type { WebSocket } from 'ws';
import type { Timers } from './clock.js';
import { SERVER_PING_MS } from './limits.js';

export type SocketPool = {
  add(socket: WebSocket): void;
  /** Slack hands a payload to any one of the connections; here they take turns. */
  next(): WebSocket | undefined;
  open(): WebSocket[];
  cut(): void;
  /** Says goodbye, and cuts what does not answer soon. */
  close(): Promise<void>;
};
export type SocketPoolParts = {
  appId: string;
  timers: Timers;
  heard(data: string): void;
  connectionChanged(connected: boolean): void;
};

function keepPinging(socket: WebSocket, timers: Timers): void {
  timers.after(SERVER_PING_MS, () => {
    if (socket.readyState !== socket.OPEN) return;
    socket.ping();
    keepPinging(socket, timers);
  });
}

const GOODBYE_MS = 200;

async function goodbye(socket: WebSocket): Promise<void> {
  const timer = setTimeout(() => socket.terminate(), GOODBYE_MS);
  socket.close(1001);
  await once(socket, 'close');
  clearTimeout(timer);
}

/** The app's connections: greeted, pinged, and forgotten when they close. */
export function createSocketPool(parts: SocketPoolParts): SocketPool {
  let sockets: WebSocket[] = [];
  const open = () => sockets.filter((socket) => socket.readyState === socket.OPEN);
  return {
    open,
    add(socket) {
      sockets.push(socket);
      socket.on('message', (data) => parts.heard(String(data)));
      socket.on('error', () => socket.terminate());
      socket.on('close', () => {
        sockets = sockets.filter((other) => other !== socket);
        parts.connectionChanged(open().length > 0);
      });
      const hello = { num_connections: open().length, connection_info: { app_id: parts.appId } };
      socket.send(JSON.stringify({ type: 'hello', ...hello }));
      parts.connectionChanged(true);
      keepPinging(socket, parts.timers);
    },
    next() {
      const [socket] = open();
      if (socket === undefined) return undefined;
      sockets = [...sockets.filter((other) => other !== socket), socket];
      return socket;
    },
    cut() {
      for (const socket of sockets) socket.terminate();
    },
    async close() {
      await Promise.all(sockets.map(goodbye));
    },
  };
}
