import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import { looksSoon } from './mongo.js';

/**
 * Stands between the driver and a server on this machine and loses answers: a failpoint of the
 * server acts before the command is run, so it cannot make the answer to a done commit disappear.
 */
export type CutProxy = {
  port: number;
  /** The address of a database behind it. */
  databaseUri(name: string): string;
  /** The answer to the next command of this name is not passed on, and nothing after it. */
  loseAnswerTo(command: string): void;
  /** The next command of this name is not passed on, and nothing after it. */
  loseCommand(command: string): void;
  /** Closes every connection and takes no new one. */
  cut(): void;
  /** Takes new connections, and passes everything on, from now on. */
  restore(): void;
  /** Resolves when the command was lost, or the server has answered the one whose answer was. */
  lost(): Promise<void>;
  close(): Promise<void>;
};

const headerBytes = 16;
const opMsg = 2013;

/** Calls `message` with each whole message of MongoDB's protocol. */
function readMessages(message: (bytes: Buffer) => unknown): (chunk: Buffer) => void {
  let kept = Buffer.alloc(0);
  return (chunk) => {
    kept = Buffer.concat([kept, chunk]);
    while (kept.length >= 4) {
      const length = kept.readInt32LE(0);
      if (kept.length < length) return;
      message(kept.subarray(0, length));
      kept = kept.subarray(length);
    }
  };
}

/** The first field of the body names the command: flags, a section's kind, its length, a type. */
function commandIn(message: Buffer): string | null {
  if (message.readInt32LE(12) !== opMsg) return null;
  const start = headerBytes + 4 + 1 + 4 + 1;
  return message.toString('utf8', start, message.indexOf(0, start));
}

export async function startCutProxy(serverPort: number): Promise<CutProxy> {
  const sockets = new Set<Socket>();
  let awaited: { command: string; lost: 'command' | 'answer' } | null = null;
  let isCut = false;
  let tellLost: () => void = () => undefined;
  let lost: Promise<void> = Promise.resolve();
  const lose = (command: string, what: 'command' | 'answer') => {
    awaited = { command, lost: what };
    lost = new Promise((resolve) => {
      tellLost = resolve;
    });
  };

  const cut = () => {
    isCut = true;
    awaited = null;
    for (const socket of sockets) socket.destroy();
    tellLost();
  };

  const server = createServer((client) => {
    if (isCut) {
      client.destroy();
      return;
    }
    const upstream = connect(serverPort, '127.0.0.1');
    let isLosing = false;
    for (const socket of [client, upstream]) {
      sockets.add(socket);
      socket.on('error', () => socket.destroy());
      socket.on('close', () => {
        sockets.delete(socket);
        client.destroy();
        upstream.destroy();
      });
    }
    client.on(
      'data',
      readMessages((message) => {
        const isAwaited = awaited !== null && commandIn(message) === awaited.command;
        if (isAwaited && awaited?.lost === 'command') return cut();
        if (isAwaited) isLosing = true;
        return void upstream.write(message);
      }),
    );
    upstream.on('data', (bytes) => (isLosing ? cut() : client.write(bytes)));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the proxy has no port');
  return {
    port: address.port,
    databaseUri: (name) =>
      `mongodb://127.0.0.1:${address.port}/${name}?directConnection=true&${looksSoon}`,
    loseAnswerTo: (command) => lose(command, 'answer'),
    loseCommand: (command) => lose(command, 'command'),
    cut,
    restore() {
      isCut = false;
    },
    lost: () => lost,
    async close() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}
