import { Router } from 'express';
import type { Config } from '../config/read-config.js';
import type { Desk } from '../services/desk.js';
import type { SlackApp } from '../slack/receive/create-slack-app.js';
import { accountPages } from '../web/account/account-pages.js';
import { healthRoutes } from '../web/health.js';
import type { Metrics } from '../web/metrics.js';
import { providerWebhooks } from '../web/provider-webhooks.js';
import { startWebServer, type WebServer } from '../web/server.js';
import { slackDoor } from '../web/slack-door.js';
import type { createLog } from './create-log.js';
import { createFreshSettings } from './fresh-settings.js';

type Parts = {
  desk: Desk;
  slack: SlackApp | null;
  metrics: Metrics;
  log: ReturnType<typeof createLog>;
};

/** How long a page of a customer, or what a provider tells, takes. */
function timed({ answered }: Metrics): Router {
  return Router().use((_request, response, next) => {
    const from = performance.now();
    response.once('finish', () => answered('web', (performance.now() - from) / 1_000));
    next();
  });
}

/** What customers and providers do is done by the settings of now as well. */
function settingsOfNow(desk: Desk): Router {
  const freshSettings = createFreshSettings(desk);
  return Router().use(async (_request, _response, next) => {
    await freshSettings();
    next();
  });
}

/** The one web server of the process with all that belongs on it by its roles. */
export async function startWeb(config: Config, parts: Parts): Promise<WebServer> {
  const { desk, slack, metrics, log } = parts;
  let stopping = false;
  const health = healthRoutes({
    checks: {
      database: async () => (await desk.store.db.command({ ping: 1 }))['ok'] === 1,
      ...(slack === null ? {} : { slack: async () => slack.isConnected() }),
    },
    isStopping: () => stopping,
  });
  const ofSlack = slack?.router ? [slackDoor({ now: () => new Date(), log }), slack.router] : [];
  const forAll = config.roles.has('web')
    ? [timed(metrics), settingsOfNow(desk), providerWebhooks(desk), accountPages(desk)]
    : [];
  const routers = [...ofSlack, health, metrics.router, ...forAll];
  const { host, port, trustProxy } = config;
  const server = await startWebServer({ host, port, routers, trustProxy, log });
  return {
    close() {
      stopping = true;
      return server.close();
    },
  };
}
