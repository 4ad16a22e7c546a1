import { createServer, type Server } from 'node:http';
import express, { type Express, type Router } from 'express';
import helmet from 'helmet';
import { answerBrokenRequest, answerFault } from './answer-fault.js';
import type { WebLog } from './turn-away.js';
import { serverOptions, usualLimits, type WebLimits } from './web-limits.js';

export type WebServer = {
  /** Takes nothing on any more, and lets what is under way end. */
  close(): Promise<void>;
};

/** A request that takes longer than this at a stop is cut. */
const longestCloseMs = 1_500;
const releaseMs = 50;

type Served = {
  routers: readonly Router[];
  /** Which proxies tell the truth about the address of whoever asks; none where it is left out. */
  trustProxy?: readonly string[];
  log: Pick<WebLog, 'error'>;
};

function createApp({ routers, trustProxy = [], log }: Served): Express {
  const app = express();
  app.set('trust proxy', [...trustProxy]);
  app.disable('x-powered-by');
  app.use(helmet());
  for (const router of routers) app.use(router);
  app.use((_request, response) => {
    response.status(404).json({ error: 'There is nothing at this address.' });
  });
  app.use(answerFault(log));
  return app;
}

function listen(server: Server, at: { host: string; port: number }): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(at.port, at.host, () => {
      server.off('error', reject);
      resolve();
    });
  });
}

/** One web server for all routes. Rejects with `code: 'EADDRINUSE'` when the port is taken. */
export async function startWebServer(
  options: { host: string; port: number; limits?: Partial<WebLimits> } & Served,
): Promise<WebServer> {
  const limits = { ...usualLimits, ...options.limits };
  const server = createServer(serverOptions(limits), createApp(options));
  server.maxHeadersCount = limits.headers;
  server.maxConnections = limits.connections;
  server.on('clientError', answerBrokenRequest);
  await listen(server, options);
  return {
    close() {
      return new Promise((resolve) => {
        const cut = setTimeout(() => server.closeAllConnections(), longestCloseMs);
        // A client keeps its connection after the answer, so it is closed once it is idle.
        const release = setInterval(() => server.closeIdleConnections(), releaseMs);
        server.close(() => {
          clearTimeout(cut);
          clearInterval(release);
          resolve();
        });
        server.closeIdleConnections();
      });
    },
  };
}
