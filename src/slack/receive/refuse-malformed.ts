import type { App, ReceiverEvent } from '@slack/bolt';
import { messageView } from '../../blocks/message-view.js';
import type { EdgeLog } from '../edge-log.js';
import { partiesOf } from './parties.js';
import type { PayloadKind } from './payload-parts.js';
import { readPayload } from './read-payload.js';

const unreadable =
  'Slack sent this in a form that Credit Desk cannot read, so it was not taken on. Nothing was changed. Try again; if it keeps failing, tell your admin.';

/** What a person sees of it, where the kind of payload lets anything be said. */
function answerFor(kind: PayloadKind | null): object | undefined {
  switch (kind) {
    case 'command':
      return { response_type: 'ephemeral', text: unreadable };
    case 'view_submission':
      return { response_action: 'update', view: messageView('Credit Desk', [unreadable]) };
    case 'block_suggestion':
      return { options: [] };
    case 'block_actions':
    case 'view_closed':
    case 'shortcut':
    case 'event_callback':
    case null:
      return undefined;
    default:
      return kind satisfies never;
  }
}

/** Whether an event was acknowledged, whoever does it. */
function watched(event: ReceiverEvent): { event: ReceiverEvent; isAcked: () => boolean } {
  let acked = false;
  const ack: ReceiverEvent['ack'] = async (answer) => {
    acked = true;
    await event.ack(answer);
  };
  return { event: { ...event, ack }, isAcked: () => acked };
}

/**
 * Lets nothing reach Bolt, and so the handlers, that has not the shape of what Slack sends. What
 * has not, what Bolt stumbles over and what nobody listens to is acknowledged, since Slack would
 * show a fault or send it again, and is in the log without its texts.
 */
export function refuseMalformed(app: App, log: EdgeLog): void {
  const takeOn = app.processEvent.bind(app);
  app.processEvent = async (received: ReceiverEvent) => {
    const { event, isAcked } = watched(received);
    const read = readPayload(event.body);
    const { teamId, userId } = partiesOf(event.body);
    const from = { kind: read.kind, teamId, userId };
    if (read.ok) {
      try {
        await takeOn(event);
        if (!isAcked()) log.warn(from, 'nothing listens to what Slack sent');
      } catch (error) {
        const name = error instanceof Error ? error.name : typeof error;
        log.error({ ...from, error: name }, 'a payload could not be taken on');
      }
    } else {
      const { fault } = read;
      log.warn({ ...from, fault }, 'turned away a payload that is not as Slack sends it');
    }
    if (!isAcked()) await event.ack(answerFor(read.kind));
  };
}
