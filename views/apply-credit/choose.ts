import type { ViewOutput } from '@slack/bolt';
import { contactOption } from '../../src/blocks/contact-option.js';
import { invoiceOption } from '../../src/blocks/invoice-option.js';
import { limits } from '../../src/blocks/text-objects.js';
import { wordsFor } from '../../src/blocks/words.js';
import type { Actor } from '../../src/domain/people/actor.js';
import { requireRight } from '../../src/domain/people/permission.js';
import { readInvoiceFacts } from '../../src/services/invoices/invoice-facts.js';
import { readPayerFacts } from '../../src/services/people/payer-facts.js';
import { offerContacts, offerInvoices } from '../../src/services/people/search.js';
import type { ActionHandler, OptionsHandler } from '../../src/slack/receive/handlers.js';
import { shownClub } from '../flow/shown-club.js';
import type { Surroundings } from '../flow/surroundings.js';
import { applyCreditMetadata, applyCreditModal } from './modal.js';
import { readApplyCredit } from './read.js';

async function chosenForm({ desk }: Surroundings, actor: Actor, view: ViewOutput) {
  requireRight(actor, 'apply-credit');
  const { operationId, search, beneath } = applyCreditMetadata.read(view.private_metadata);
  const { contactId, invoiceId } = readApplyCredit(view.state.values, desk.club.id);
  const payer = contactId === null ? null : await readPayerFacts(desk, actor, contactId);
  const chosen = invoiceId === null ? null : await readInvoiceFacts(desk, actor, invoiceId);
  return applyCreditModal({
    ...{ club: shownClub(desk), operationId, search, payer, chosen, beneath },
    notice: null,
  });
}

/** A payer or an invoice was chosen: the form shows its facts. */
export function createApplyCreditChoice(surroundings: Surroundings): ActionHandler {
  return async function chooseForApplyCredit({ ack, body, client }) {
    await ack();
    const request = { client, body, what: 'Showing the account credit' };
    await surroundings.edge.refreshModal(request, (actor, view) =>
      chosenForm(surroundings, actor, view),
    );
  };
}

export function createApplyCreditContactSearch({ desk, edge }: Surroundings): OptionsHandler {
  return async function searchPayerForApplyCredit({ ack, body }) {
    await edge.offerOptions({ ack, body }, async (actor) => {
      const metadata = body.view?.private_metadata;
      const first = metadata === undefined ? '' : applyCreditMetadata.read(metadata).search;
      const text = body.value.trim() === '' ? first : body.value;
      const search = { text, payersOnly: true, limit: limits.optionsInList };
      return (await offerContacts(desk, actor, search)).map(contactOption);
    });
  };
}

export function createApplyCreditInvoiceSearch({ desk, edge }: Surroundings): OptionsHandler {
  return async function searchInvoiceForApplyCredit({ ack, body }) {
    await edge.offerOptions({ ack, body }, async (actor) => {
      const metadata = body.view?.private_metadata ?? '';
      const { payerId } = applyCreditMetadata.read(metadata);
      if (payerId === null) return [];
      const limit = limits.optionsInList;
      const search = { text: body.value, status: 'outstanding' as const, payerId, limit };
      const words = wordsFor(shownClub(desk));
      const found = await offerInvoices(desk, actor, search);
      return found.map((one) => invoiceOption(one, words));
    });
  };
}
