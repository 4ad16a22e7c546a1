import { createServer, type Server } from 'node:http';
import express, { type Express, type Router } from 'express';
import helmet from 'helmet';

export type WebServer = { close(): Promise<void> };

function createApp(routers: readonly Router[]): Express {
  const app = express();
  app.disable('x-powered-by');
  app.use(helmet());
  for (const router of routers) app.use(router);
  app.use((_request, response) => {
    response.status(404).json({ error: 'There is nothing at this address.' });
  });
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
export async function startWebServer(options: {
  host: string;
  port: number;
  routers: readonly Router[];
}): Promise<WebServer> {
  const server = createServer(createApp(options.routers));
  await listen(server, options);
  return {
    close() {
      return new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
    },
  };
}
