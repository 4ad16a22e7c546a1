import { Router } from 'express';

/** What readiness depends on, by name: each is asked at most once a second. */
export type ReadyChecks = Record<string, () => Promise<boolean>>;

const answerWithinMs = 2_000;
/** However many ask, the database and Slack's connection are looked at once in this time. */
const keepMs = 1_000;

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

type Parts = Record<string, boolean>;

async function askAll(checks: ReadyChecks): Promise<Parts> {
  const names = Object.keys(checks);
  const answers = await Promise.all(Object.values(checks).map(ask));
  return Object.fromEntries(names.map((name, index) => [name, answers[index] === true]));
}

/** The answer of the last second, also while it is still looked for. */
function kept(look: () => Promise<Parts>, now: () => number): () => Promise<Parts> {
  let newest: { parts: Promise<Parts>; atMs: number } | null = null;
  return () => {
    if (newest === null || now() - newest.atMs >= keepMs) newest = { parts: look(), atMs: now() };
    return newest.parts;
  };
}

export type HealthOptions = {
  checks: ReadyChecks;
  /** True from the moment on at which the process takes nothing on any more. */
  isStopping?: () => boolean;
  /** Milliseconds of a clock that nobody sets. */
  now?: () => number;
};

/** `/healthz`: the process lives. `/readyz`: 200 only while it can do its work, else 503. */
export function healthRoutes(options: HealthOptions): Router {
  const { checks, isStopping = () => false, now = () => performance.now() } = options;
  const read = kept(() => askAll(checks), now);
  const router = Router();
  router.get('/healthz', (_request, response) => {
    response.json({ status: 'alive' });
  });
  router.get('/readyz', async (_request, response) => {
    const parts = { running: !isStopping(), ...(await read()) };
    const ready = Object.values(parts).every(Boolean);
    response.status(ready ? 200 : 503).json({ status: ready ? 'ready' : 'not ready', parts });
  });
  return router;
}
