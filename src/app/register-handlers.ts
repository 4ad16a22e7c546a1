import type { App } from '@slack/bolt';
import { commands, registerCommands } from '../../commands/index.js';
import { registerViews, screens } from '../../views/index.js';
import type { Desk } from '../services/desk.js';
import type { Edge } from '../slack/edge.js';
import { createFreshSettings } from './fresh-settings.js';

/** Everything that Slack can ask of the desk. */
export function registerHandlers(app: App, { desk, edge }: { desk: Desk; edge: Edge }): void {
  const surroundings = { desk, edge, screens, commands };
  const freshSettings = createFreshSettings(desk);
  app.use(async ({ next }) => {
    await freshSettings();
    await next();
  });
  registerCommands(app, surroundings);
  registerViews(app, surroundings);
}
