import type { ViewOutput } from '@slack/bolt';
import { invoiceOption } from '../../src/blocks/invoice-option.js';
import { limits } from '../../src/blocks/text-objects.js';
import { wordsFor } from '../../src/blocks/words.js';
import type { Actor } from '../../src/domain/people/actor.js';
import { requireRight } from '../../src/domain/people/permission.js';
import { readInvoiceFacts } from '../../src/services/invoices/invoice-facts.js';
import { offerInvoices } from '../../src/services/people/search.js';
import type { ActionHandler, OptionsHandler } from '../../src/slack/receive/handlers.js';
import { shownClub } from '../flow/shown-club.js';
import type { Surroundings } from '../flow/surroundings.js';
import { raiseCreditMetadata, raiseCreditModal } from './modal.js';
import { readRaiseCredit } from './read.js';

async function chosenForm({ desk }: Surroundings, actor: Actor, view: ViewOutput) {
  requireRight(actor, 'raise-credit');
  const { operationId, search, beneath } = raiseCreditMetadata.read(view.private_metadata);
  const typed = readRaiseCredit(view.state.values, desk.club.id);
  const { invoiceId, line } = typed;
  const chosen = invoiceId === null ? null : await readInvoiceFacts(desk, actor, invoiceId);
  const club = shownClub(desk);
  const kept = { operationId, search, beneath };
  return raiseCreditModal({ club, ...kept, chosen, line, typed, notice: null, lookAlike: null });
}

/** An invoice or a line was chosen: the form shows its facts. */
export function createRaiseCreditChoice(surroundings: Surroundings): ActionHandler {
  return async function chooseForRaiseCredit({ ack, body, client }) {
    await ack();
    const request = { client, body, what: 'Showing the invoice' };
    await surroundings.edge.refreshModal(request, (actor, view) =>
      chosenForm(surroundings, actor, view),
    );
  };
}

export function createRaiseCreditSearch({ desk, edge }: Surroundings): OptionsHandler {
  return async function searchForRaiseCredit({ ack, body }) {
    await edge.offerOptions({ ack, body }, async (actor) => {
      const typed = body.value.trim();
      const metadata = body.view?.private_metadata;
      const first = metadata === undefined ? '' : raiseCreditMetadata.read(metadata).search;
      const text = typed === '' ? first : typed;
      const limit = limits.optionsInList;
      const search = { text, status: null, payerId: null, limit };
      const words = wordsFor(shownClub(desk));
      const found = await offerInvoices(desk, actor, search);
      return found.map((one) => invoiceOption(one, words));
    });
  };
}
