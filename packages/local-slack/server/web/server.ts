import { createServer, type Server } from 'node:http';
import { join } from 'node:path';
import express, { type ErrorRequestHandler } from 'express';
import { packageFolder } from '../package-folder.js';
import type { World } from '../world.js';
import { fileDownloads } from './file-routes.js';
import { mailDelivery } from './mail-delivery.js';
import { mailContents } from './mail-pages.js';
import { ourOwn, ourOwnUpgrade } from './our-own.js';
import { pageFiles } from './page-files.js';
import { enterByKey, needKey } from './page-key.js';
import { safeHeaders } from './page-policy.js';
import { pageRoutes } from './page-routes.js';
import { slackRoutes } from './slack-routes.js';
import { createUnderWay } from './under-way.js';

export type RunningServer = {
  port: number;
  /** Until what people pressed is answered, `timeoutMs` at most. */
  settle(timeoutMs: number): Promise<void>;
  stop(): Promise<void>;
};

/** What was written is on its way after this, and a connection that still lives is cut. */
const LONGEST_CLOSE_MS = 200;

function errorHandler(log: (line: string) => void): ErrorRequestHandler {
  return (error: unknown, request, response, next) => {
    if (response.headersSent) return next(error);
    const status = error instanceof Error && 'status' in error ? Number(error.status) : 500;
    if (status >= 500) log(`${request.method} ${request.path}: ${String(error)}`);
    response.status(status || 500).json({ ok: false, error: 'internal_error' });
  };
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject);
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : port);
    });
  });
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const cut = setTimeout(() => server.closeAllConnections(), LONGEST_CLOSE_MS);
    server.close(() => {
      clearTimeout(cut);
      resolve();
    });
    server.closeIdleConnections();
  });
}

/** One server for the app and the page, on 127.0.0.1 only. A port in use rejects. */
export async function startServer(
  world: World,
  { port: wantedPort, key, log }: { port: number; key: string; log: (line: string) => void },
): Promise<RunningServer> {
  const app = express().disable('x-powered-by');
  let bound = wantedPort;
  const port = () => bound;
  const pageKey = { key, port };
  app.use(ourOwn(port), safeHeaders(join(packageFolder(), 'page', 'index.html')));
  app.use(slackRoutes(world));
  app.use(mailDelivery(world));
  app.use(fileDownloads(world, pageKey));
  app.get('/', enterByKey(pageKey));
  app.use(needKey(pageKey));
  const underWay = createUnderWay();
  app.use('/page-api', underWay.count, pageRoutes(world));
  app.use(mailContents(world));
  app.use(pageFiles());
  app.use(errorHandler(log));
  const server = createServer(app);
  server.on('upgrade', ourOwnUpgrade(port, world.sockets.upgrade));
  bound = await listen(server, wantedPort);
  return {
    port: bound,
    settle: underWay.settle,
    stop() {
      // A page's stream of events ends by itself, and what was told last arrives.
      world.bus.end();
      return close(server);
    },
  };
}
