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
  const warn = (message: string): void => options.log({ level: 'warn', message });
  const isTooOften = restartLimit();
  let isStopping = false;
  let current = options.first;

  const restart = async (): Promise<string> => {
    try {
      current = await options.launch();
      if (isStopping) {
        await current.stop();
      }
      return endOf(await current.exited);
    } catch (error) {
      warn(error instanceof Error ? error.message : String(error));
      return 'The embedded MongoDB did not start';
    }
  };

  const supervise = async (): Promise<void> => {
    let reason = endOf(await current.exited);
    while (!isStopping) {
      if (isTooOften()) {
        warn(`${reason} too often and is not started again: read mongod.log, then restart.`);
        return;
      }
      warn(`${reason} and is started again.`);
      reason = await restart();
    }
  };

  const supervising = supervise();
  return {
    stop: async () => {
      isStopping = true;
      await current.stop();
      // A restart that was under way stops what it has made.
      await supervising;
    },
  };
}

function endOf(exit: MongodExit): string {
  return `The embedded MongoDB ended (${exit.signal ?? exit.code})`;
}

function restartLimit(): () => boolean {
  let restartedAtMs: number[] = [];
  return () => {
    const nowMs = Date.now();
    restartedAtMs = [...restartedAtMs.filter((atMs) => nowMs - atMs < MINUTE_MS), nowMs];
    return restartedAtMs.length > RESTARTS_PER_MINUTE;
  };
}
