import { fork } from 'node:child_process';
import { once } from 'node:events';
import { startFlags } from './start-flags.js';
import type { Swept } from './sweep-process.js';

export type SweepProcess = { sweep(): Promise<Swept> };

function isSwept(message: unknown): message is Swept {
  return typeof message === 'object' && message !== null && 'residentBytes' in message;
}

/** A process of its own that waits, connected, for the word to sweep. */
export async function startSweepProcess(uri: string): Promise<SweepProcess> {
  const child = fork(new URL('./sweep-process.js', import.meta.url), [uri], {
    execArgv: startFlags(),
  });
  const failed = once(child, 'exit').then(([code]) => {
    throw new Error(`the sweeping process ended early with ${code}`);
  });
  await Promise.race([once(child, 'message'), failed]);
  return {
    async sweep() {
      const answer = once(child, 'message');
      child.send('sweep');
      const [message] = await Promise.race([answer, failed]);
      failed.catch(() => undefined);
      if (!isSwept(message)) throw new Error('the sweeping process sent something else');
      return message;
    },
  };
}
