import { Router } from 'express';

/** What readiness depends on, by name: each is asked at every request. */
export type ReadyChecks = Record<string, () => Promise<boolean>>;

const answerWithinMs = 2_000;

async function ask(check: () => Promise<boolean>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), answerWithinMs);
  });
  try {
    return await Promise.race([check(), late]);
  } catch {
    return false;
  } finally {
    clearTimeout(timer);
  }
}

/** `/healthz`: the process lives. `/readyz`: 200 only while it can do its work, else 503. */
export function healthRoutes(checks: ReadyChecks): Router {
  const router = Router();
  router.get('/healthz', (_request, response) => {
    response.json({ status: 'alive' });
  });
  router.get('/readyz', async (_request, response) => {
    const names = Object.keys(checks);
    const answers = await Promise.all(Object.values(checks).map(ask));
    const parts = Object.fromEntries(names.map((name, index) => [name, answers[index] === true]));
    const ready = answers.every(Boolean);
    response.status(ready ? 200 : 503).json({ status: ready ? 'ready' : 'not ready', parts });
  });
  return router;
}
