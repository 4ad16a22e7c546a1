import { fork } from 'node:child_process';
import { once } from 'node:events';
import type { PeopleAsk, PeopleWaited } from './account-people.js';

function isWaited(message: unknown): message is PeopleWaited {
  return typeof message === 'object' && message !== null && 'waits' in message;
}

/** People in a process of their own, who ask as they are told to. */
export function startPeople(): { ask(wanted: PeopleAsk): Promise<number[]>; stop(): void } {
  const child = fork(new URL('./account-people.js', import.meta.url), { execArgv: [] });
  return {
    async ask(wanted) {
      const ended = once(child, 'exit').then(([code]) => {
        throw new Error(`the people went away with ${code}`);
      });
      const answer = once(child, 'message');
      child.send(wanted);
      const [message] = await Promise.race([answer, ended]);
      ended.catch(() => undefined);
      if (!isWaited(message)) throw new Error('the people said something else');
      return message.waits;
    },
    stop: () => child.disconnect(),
  };
}
