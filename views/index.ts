import type { App } from '@slack/bolt';
import type { ActionHandler, OptionsHandler, SubmitHandler } from '../src/slack/handlers.js';
import * as lookUpAndUndo from './look-up-and-undo.js';
import type { Surroundings } from './surroundings.js';

type List<Handler> = Record<string, (surroundings: Surroundings) => Handler>;

/** Forms that are sent, by the callback id of their modal. */
export const submissions: List<SubmitHandler> = { ...lookUpAndUndo.submissions };

/** Buttons and choices that tell the app at once, by action id. */
export const actions: List<ActionHandler> = { ...lookUpAndUndo.actions };

/** Search boxes, by action id. */
export const searches: List<OptionsHandler> = { ...lookUpAndUndo.searches };

export function registerViews(app: App, surroundings: Surroundings): void {
  for (const [id, create] of Object.entries(submissions)) {
    app.view({ callback_id: id, type: 'view_submission' }, create(surroundings));
  }
  for (const [id, create] of Object.entries(actions)) {
    app.action({ type: 'block_actions', action_id: id }, create(surroundings));
  }
  for (const [id, create] of Object.entries(searches)) {
    app.options({ type: 'block_suggestion', action_id: id }, create(surroundings));
  }
}
