import type { OpenModal } from '../modals.js';
import type { PageCloseRequest, PageOk } from '../page-api.js';
import { SlackRefusal } from '../refusal.js';
import { modalOutput } from '../view-output.js';
import type { World } from '../world.js';
import { answered, partiesOf } from './parties.js';

function tellApp(world: World, modal: OpenModal, isCleared: boolean): void {
  if (modal.view.notify_on_close !== true) return;
  void world.delivery.send({
    kind: 'interactive',
    payload: {
      type: 'view_closed',
      ...partiesOf(world, modal.userId),
      view: modalOutput(world, modal),
      is_cleared: isCleared,
    },
  });
}

/** A person cancels a form, or with `clear` the whole stack; nobody waits for the app. */
export function runClose(world: World, request: PageCloseRequest): Promise<PageOk> {
  return answered(async () => {
    const { modals } = world;
    const modal = modals.find(request.viewId);
    if (modal === undefined || modal.userId !== request.user) {
      throw new SlackRefusal('view_not_found');
    }
    const isCleared = request.clear || modal.view.clear_on_close === true;
    const closed = isCleared ? modals.stackOf(request.user).toReversed() : [modal];
    if (isCleared) modals.clear(request.user);
    else modals.close(modal);
    for (const one of closed) tellApp(world, one, isCleared);
    return { ok: true };
  });
}
