import type { App } from '@slack/bolt';
import type { CommandHandler, ShortcutHandler } from '../src/slack/handlers.js';
import type { Surroundings } from '../views/surroundings.js';

type Commands = Record<string, (surroundings: Surroundings) => CommandHandler>;
type Shortcuts = Record<string, (surroundings: Surroundings) => ShortcutHandler>;

/** Every slash command. `manifest.yml` names the same ones. */
export const commands: Commands = {};

/** Every global shortcut, by callback id. `manifest.yml` names the same ones. */
export const shortcuts: Shortcuts = {};

export function registerCommands(app: App, surroundings: Surroundings): void {
  for (const [name, create] of Object.entries(commands)) app.command(name, create(surroundings));
  for (const [id, create] of Object.entries(shortcuts)) app.shortcut(id, create(surroundings));
}
