import type { App } from '@slack/bolt';
import { commands, registerCommands } from '../../commands/index.js';
import { registerViews, screens } from '../../views/index.js';
import type { Desk } from '../services/desk.js';
import type { Edge } from '../slack/edge.js';
import { createFreshSettings } from './fresh-settings.js';

type Registered = {
  desk: Desk;
  edge: Edge;
  /** Told how long each request took, by its kind. */
  answered?: (what: string, seconds: number) => void;
};

const kinds = [
  'view_submission',
  'block_actions',
  'block_suggestion',
  'shortcut',
  'event_callback',
];

/** One of a few words: what Slack names is counted, and nothing that people name. */
function kindOf(body: object): string {
  const type = 'type' in body ? body.type : undefined;
  return kinds.find((kind) => kind === type) ?? 'command';
}

/** Everything that Slack can ask of the desk. */
export function registerHandlers(app: App, parts: Registered): void {
  const { desk, edge, answered } = parts;
  const surroundings = { desk, edge, screens, commands };
  const freshSettings = createFreshSettings(desk);
  app.use(async ({ next, body }) => {
    const from = performance.now();
    await freshSettings();
    await next();
    answered?.(kindOf(body), (performance.now() - from) / 1_000);
  });
  registerCommands(app, surroundings);
  registerViews(app, surroundings);
}
