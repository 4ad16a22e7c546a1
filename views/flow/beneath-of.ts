import type { Pressed } from '../../src/slack/receive/handlers.js';
import type { Beneath } from '../forms/beneath.js';
import { isStackFull } from './pressed-button.js';
import type { Surroundings } from './surroundings.js';

/** It travels, as JSON, in the form's own metadata, of which Slack takes 3,000 characters. */
const longestMetadata = 1_500;

/**
 * The screen on which a button stands that opens a form on top of it. Null in a message, on the
 * Home tab, on a view that nothing changes, and where the form takes that view's own place.
 */
export function beneathOf({ screens }: Surroundings, { view }: Pressed['body']): Beneath {
  if (view?.type !== 'modal' || isStackFull(view)) return null;
  if (screens[view.callback_id] === undefined) return null;
  const { id: viewId, callback_id: callbackId, private_metadata: metadata } = view;
  const beneath = { viewId, callbackId, metadata };
  return JSON.stringify(beneath).length > longestMetadata ? null : beneath;
}
