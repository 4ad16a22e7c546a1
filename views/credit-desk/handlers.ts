import type { ModalView } from '@slack/types';
import type { Actor } from '../../src/domain/people/actor.js';
import { mayDo } from '../../src/domain/people/permission.js';
import { countRequests } from '../../src/services/approvals/waiting.js';
import { sendMessageAgain, undeliveredMessages } from '../../src/services/notices/send-again.js';
import { refundsWaiting } from '../../src/services/refunds/refunds-to-do.js';
import { orderChangesWaiting } from '../../src/services/sessions/cancelling/order-changes.js';
import { lastSweeps } from '../../src/services/sweep/sweep-history.js';
import type { Pressed } from '../../src/slack/receive/handlers.js';
import { type Form, openByButton } from '../flow/open-form.js';
import { buttonValue } from '../flow/pressed-button.js';
import { shownClub } from '../flow/shown-club.js';
import type { FormHandlers, Surroundings } from '../flow/surroundings.js';
import { creditDeskIds, creditDeskTitle } from './ids.js';
import { creditDeskModal, sweepsListed, undeliveredListed } from './modal.js';

async function creditDeskView(
  { desk, commands }: Surroundings,
  actor: Actor,
  said: string | null = null,
): Promise<ModalView> {
  const [sweeps, undelivered, refundsToDo, orderChanges, requests] = await Promise.all([
    lastSweeps(desk, actor, sweepsListed),
    undeliveredMessages(desk, actor, undeliveredListed + 1),
    refundsWaiting(desk, actor),
    orderChangesWaiting(desk, actor),
    countRequests(desk, actor),
  ]);
  const isAdmin = mayDo(actor, 'change-settings');
  const data = {
    sweeps,
    undelivered,
    said,
    commands,
    refundsToDo,
    orderChanges,
    requests,
    isAdmin,
  };
  return creditDeskModal(data, shownClub(desk));
}

/** The command with whatever arguments, the shortcut and the buttons of the Home tab. */
export const creditDeskForm: Form = {
  title: creditDeskTitle,
  openId: creditDeskIds.open,
  spoken: `${creditDeskTitle}: help, automatic use of credit, books`,
  start: async (surroundings, actor) => ({ view: await creditDeskView(surroundings, actor) }),
};

/** Makes a message ready again and shows the list without it. */
async function sendAgain(
  surroundings: Surroundings,
  { ack, body, client }: Pressed,
): Promise<void> {
  await ack();
  const { desk, edge } = surroundings;
  await edge.refreshModal({ client, body, what: 'Sending again' }, async (actor) => {
    const ready = await sendMessageAgain(desk, actor, buttonValue(body));
    const said = ready
      ? '*The message is on its way again.* If it fails once more, it comes back to this list.'
      : '*This message was sent again already*, by you or by somebody else.';
    return creditDeskView(surroundings, actor, said);
  });
}

export const submissions: FormHandlers['submissions'] = {};

export const actions: FormHandlers['actions'] = {
  [creditDeskIds.open]: openByButton(creditDeskForm),
  [creditDeskIds.sendAgain]: sendAgain,
};

export const searches: FormHandlers['searches'] = {};
