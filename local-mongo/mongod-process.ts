import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, type FileHandle, open, rename } from 'node:fs/promises';
import { OwnerWatch } from './owner-watch.js';
import { stopProcess } from './stop-process.js';

export type MongodExit = { code: number | null; signal: NodeJS.Signals | null };

export type MongodProcess = {
  processId: number;
  exited: Promise<MongodExit>;
  /** Undefined while it runs. */
  exit(): MongodExit | undefined;
  stop(): Promise<void>;
};

const POLITE_STOP_MS = 4_000;

export async function spawnMongod(options: {
  setName: string;
  binary: string;
  dbPath: string;
  logPath: string;
  port: number;
  extraArguments: readonly string[];
}): Promise<MongodProcess> {
  const log = await openLog(options.logPath);
  const child = spawn(options.binary, mongodArguments(options), {
    // Its own process group: Ctrl-C in the terminal ends the app, which then ends mongod in order.
    detached: true,
    stdio: ['ignore', log.fd, log.fd],
  });
  let exit: MongodExit | undefined;
  const exited = new Promise<MongodExit>((resolve) => {
    const settle = (ended: MongodExit): void => {
      exit ??= ended;
      resolve(exit);
    };
    child.on('error', () => settle({ code: null, signal: null }));
    child.on('exit', (code, signal) => settle({ code, signal }));
  });
  await Promise.race([once(child, 'spawn'), exited]).finally(() => log.close());
  child.unref();
  const processId = child.pid ?? 0;
  const watch = new OwnerWatch(processId);
  void exited.then(() => watch.end());
  return {
    processId,
    exited,
    exit: () => exit,
    stop: async () => {
      if (exit === undefined) {
        child.ref();
        await stopProcess(processId, POLITE_STOP_MS);
        await exited;
      }
      await watch.end();
    },
  };
}

/** Of the last two runs; those of versions that left them open are closed. */
async function openLog(path: string): Promise<FileHandle> {
  const previous = `${path}.previous`;
  await rename(path, previous).catch(() => undefined);
  await chmod(previous, 0o600).catch(() => undefined);
  return open(path, 'w', 0o600);
}

function mongodArguments(options: {
  setName: string;
  dbPath: string;
  port: number;
  extraArguments: readonly string[];
}): string[] {
  return [
    // The leftover check looks for this argument followed by another one.
    ...['--dbpath', options.dbPath, '--port', String(options.port)],
    ...['--bind_ip', '127.0.0.1', '--nounixsocket', '--replSet', options.setName],
    ...['--storageEngine', 'wiredTiger', '--wiredTigerCacheSizeGB', '0.5'],
    // Without it the oplog may grow to a twentieth of the free disk.
    ...['--oplogSize', '512', '--quiet'],
    // Servers before the patched ones give away their memory by zlib (CVE-2025-14847).
    ...['--networkMessageCompressors', 'snappy,zstd'],
    ...['--setParameter', 'diagnosticDataCollectionEnabled=false'],
    // One member has nobody to hand over to, so a stop need not wait for it.
    ...['--setParameter', 'shutdownTimeoutMillisForSignaledShutdown=100'],
    ...options.extraArguments,
  ];
}
