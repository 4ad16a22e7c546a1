import { fork } from 'node:child_process';
import { once } from 'node:events';
import type { Cancelled } from './cancel-process.js';
import { startFlags } from './start-flags.js';

function isCancelled(message: unknown): message is Cancelled {
  return typeof message === 'object' && message !== null && 'draftMs' in message;
}

/** Cancels the session of made-session.ts in a process of its own, so that memory is the app's alone. */
export async function cancelInProcess(uri: string): Promise<Cancelled> {
  const child = fork(new URL('./cancel-process.js', import.meta.url), [uri], {
    execArgv: startFlags(),
  });
  const failed = once(child, 'exit').then(([code]) => {
    throw new Error(`the cancelling process ended early with ${code}`);
  });
  await Promise.race([once(child, 'message'), failed]);
  const answer = once(child, 'message');
  child.send('cancel');
  const [message] = await Promise.race([answer, failed]);
  failed.catch(() => undefined);
  if (!isCancelled(message)) throw new Error('the cancelling process sent something else');
  return message;
}
