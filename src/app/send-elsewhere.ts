import { renderNotice } from '../../views/messages/render-notice.js';
import type { Notice } from '../domain/notice.js';
import type { SendNotice } from '../outbox/deliver.js';
import type { Desk } from '../services/desk.js';
import { elsewhereNow, findElsewhereMessage } from '../services/providers/elsewhere-message.js';
import type { createEditMessage } from '../slack/answer/edit-message.js';

/**
 * What was sent back in a provider's own page is told with a button as long as nobody has recorded it.
 * When that is told, or that it failed, the first message loses its button; where it cannot be changed
 * any more, that undoes nothing.
 */
export function createSendElsewhere(parts: {
  desk: Desk;
  send: SendNotice;
  edit: ReturnType<typeof createEditMessage>;
}): SendNotice {
  const { desk, send, edit } = parts;

  async function changeFirst(elsewhereId: string, names: Map<string, string>): Promise<void> {
    const told = await findElsewhereMessage(desk, elsewhereId);
    if (told === null) return;
    const { notice, ...place } = told;
    const now = await elsewhereNow(desk, notice);
    const changed = await edit(place, renderNotice(now, { names, club: desk.club }));
    if (changed.kind !== 'posted') {
      desk.log.info({ elsewhereId }, 'a message about a refund could not be changed');
    }
  }

  return async (message) => {
    const { notice, names } = message;
    if (notice.kind === 'refund-elsewhere' && !notice.isGone) {
      return send({ ...message, notice: await elsewhereNow(desk, notice) });
    }
    const sent = await send(message);
    const elsewhereId = endsOf(notice);
    if (sent.kind === 'sent' && elsewhereId !== null) await changeFirst(elsewhereId, names);
    return sent;
  };
}

/** The refund of which a notice says that nobody has to record it any more. */
function endsOf(notice: Notice): string | null {
  if (notice.kind === 'refund-recorded') return notice.elsewhereId;
  return notice.kind === 'refund-elsewhere' && notice.isGone ? notice.elsewhereId : null;
}
