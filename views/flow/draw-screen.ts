import type { ModalView } from '@slack/types';
import type { Actor } from '../../src/domain/people/actor.js';
import type { Surroundings } from './surroundings.js';

/** Another form's screen, as it stands now, for a form that leads to it. */
export async function drawScreen(
  surroundings: Surroundings,
  actor: Actor,
  { callbackId, metadata }: { callbackId: string; metadata: string },
): Promise<ModalView> {
  const screen = surroundings.screens[callbackId];
  if (screen === undefined) throw new Error(`no screen ${callbackId}`);
  return (await screen(surroundings, actor, metadata)).view;
}
