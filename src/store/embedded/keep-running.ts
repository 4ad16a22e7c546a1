import type { MongodExit, MongodProcess } from './mongod-process.js';
import type { Log } from './options.js';

const RESTARTS_PER_MINUTE = 3;
const MINUTE_MS = 60_000;

/**
 * Starts `mongod` again when it ends unasked (killed, out of memory): the driver reconnects by
 * itself. A server that ends again and again is left alone, with the reason in the log.
 */
export function keepRunning(options: {
  first: MongodProcess;
  launch: () => Promise<MongodProcess>;
  log: Log;
}): { stop(): Promise<void> } {
  const { log } = options;
  let isStopping = false;
  let current = options.first;
  const restartedAt: number[] = [];

  const restart = async (exit: MongodExit): Promise<void> => {
    const nowMs = Date.now();
    const recent = restartedAt.filter((atMs) => nowMs - atMs < MINUTE_MS).length;
    const cause = `The embedded MongoDB ended (${exit.signal ?? exit.code})`;
    if (recent >= RESTARTS_PER_MINUTE) {
      const message = `${cause} too often and is not started again: read mongod.log, then restart.`;
      log({ level: 'warn', message });
      return;
    }
    restartedAt.push(nowMs);
    log({ level: 'warn', message: `${cause} and is started again.` });
    current = await options.launch();
    return isStopping ? current.stop() : watch();
  };

  const watch = async (): Promise<void> => {
    const exit = await current.exited;
    if (!isStopping) {
      await restart(exit);
    }
  };

  const watching = watch().catch((error: unknown) => {
    log({ level: 'warn', message: error instanceof Error ? error.message : String(error) });
  });

  return {
    stop: async () => {
      isStopping = true;
      await current.stop();
      // A restart that was under way stops what it has made.
      await watching;
    },
  };
}
