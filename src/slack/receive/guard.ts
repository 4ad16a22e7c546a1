import type { AllMiddlewareArgs, AnyMiddlewareArgs } from '@slack/bolt';
import { messageView } from '../../blocks/message-view.js';
import { retryView } from '../answer/retry-view.js';
import type { EdgeLog } from '../edge-log.js';
import { staffSentences } from '../people/staff-refusal.js';
import type { InFlight } from './in-flight.js';
import { partiesOf } from './parties.js';

const restarting =
  'Credit Desk is restarting, so this was not taken on. Nothing was changed. Try again in a minute.';

/** A form stays as it is typed, to be sent once more when Credit Desk is back. */
async function turnAwayForNow(args: AnyMiddlewareArgs): Promise<void> {
  const isForm = 'view' in args && args.body.type === 'view_submission';
  if (!isForm) return turnAway(args, restarting);
  const { view } = args.body;
  const button = view.submit?.text ?? 'the button';
  const sentence = `Credit Desk is restarting: nothing was booked by this press. Press ${button} again in a minute.`;
  await args.ack({ response_action: 'update', view: retryView(view, sentence) });
}

/** Answers in the way of each kind of payload, so that nobody sees Slack's own timeout text. */
async function turnAway(args: AnyMiddlewareArgs, sentence: string): Promise<void> {
  if ('command' in args) await args.ack({ response_type: 'ephemeral', text: sentence });
  else if ('options' in args) await args.ack({ options: [] });
  else if ('view' in args && args.body.type === 'view_submission') {
    await args.ack({ response_action: 'update', view: messageView('Credit Desk', [sentence]) });
  } else if ('ack' in args && args.ack !== undefined) await args.ack();
}

/**
 * Lets in what comes from the one workspace while the process is not stopping, and counts it.
 * Rights of the person are checked later, by each handler.
 */
export function createGuard(options: {
  teamId: () => string | undefined;
  inFlight: InFlight;
  log: EdgeLog;
}): (args: AnyMiddlewareArgs & AllMiddlewareArgs) => Promise<void> {
  const { teamId, inFlight, log } = options;
  return async (args) => {
    const from = partiesOf(args.body).teamId;
    if (from === null || from !== teamId()) {
      log.warn({ teamId: from }, 'turned away a request of another workspace');
      await turnAway(args, staffSentences.otherWorkspace);
      return;
    }
    if (inFlight.isStopping) {
      await turnAwayForNow(args);
      return;
    }
    await inFlight.track(args.next());
  };
}
