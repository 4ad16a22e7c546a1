import type { ModalView } from '@slack/types';
import type { Actor } from '../../src/domain/people/actor.js';
import type { Pressed } from '../../src/slack/receive/handlers.js';
import { slackErrorCode } from '../../src/slack/slack-error.js';
import { drawScreen } from './draw-screen.js';
import type { Surroundings } from './surroundings.js';

/** Without keeping the process alive. */
function wait(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms).unref();
  });
}

/** `isOver`: it does not change by itself any more. */
export type Following = { view: ModalView; isOver: boolean };

const usual = { everyMs: 1_000, longestMs: 15 * 60_000 };

/**
 * Draws an open view anew, at most once a second and only when it changed, until it is over, the
 * person closes it, or the desk stops. What runs in the background is shown by this, and goes on
 * without it.
 */
export async function followView(
  { edge }: Pick<Surroundings, 'edge'>,
  { client, viewId }: { client: Pressed['client']; viewId: string },
  draw: () => Promise<Following>,
  { everyMs, longestMs }: typeof usual = usual,
): Promise<void> {
  const until = Date.now() + longestMs;
  let last = '';
  try {
    while (!edge.isStopping() && Date.now() < until) {
      await wait(everyMs);
      if (edge.isStopping()) return;
      const { view, isOver } = await draw();
      const text = JSON.stringify(view);
      if (text !== last) await client.views.update({ view_id: viewId, view });
      last = text;
      if (isOver) return;
    }
  } catch (error) {
    if (slackErrorCode(error) === 'not_found' || edge.isStopping()) return;
    edge.explain(error, { what: 'Showing progress', next: { kind: 'try' } });
  }
}

/** The same of a screen that is drawn from its metadata. Nobody waits for it. */
export function followScreen(
  surroundings: Surroundings,
  { client, viewId }: { client: Pressed['client']; viewId: string | null },
  screen: {
    actor: Actor;
    callbackId: string;
    metadata: string;
    isRunning: (view: ModalView) => boolean;
  },
): void {
  if (viewId === null) return;
  const { actor, isRunning } = screen;
  const draw = async () => {
    const view = await drawScreen(surroundings, actor, screen);
    return { view, isOver: !isRunning(view) };
  };
  void followView(surroundings, { client, viewId }, draw);
}
