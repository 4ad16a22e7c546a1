import type { RequestHandler } from 'express';

/** The presses of people at the page that wait for the app's answer. */
export type UnderWay = {
  /** Counts what is posted until its answer went out. */
  count: RequestHandler;
  /** Until every press was answered, `timeoutMs` at most. */
  settle(timeoutMs: number): Promise<void>;
};

export function createUnderWay(): UnderWay {
  let open = 0;
  let whenNone: (() => void)[] = [];
  const ended = () => {
    open -= 1;
    if (open > 0) return;
    for (const resolve of whenNone.splice(0)) resolve();
  };
  return {
    count(request, response, next) {
      if (request.method === 'POST') {
        open += 1;
        response.once('close', ended);
      }
      next();
    },
    async settle(timeoutMs) {
      if (open === 0) return;
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, timeoutMs);
        whenNone.push(() => {
          clearTimeout(timer);
          resolve();
        });
      });
      whenNone = [];
    },
  };
}
