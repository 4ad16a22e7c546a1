import type { BlockAction, types } from '@slack/bolt';
import type { Actor } from '../../src/domain/people/actor.js';
import { tellLateOutcome } from '../../src/services/notices/late-outcome.js';
import { findInvoiceIdByNumber } from '../../src/services/people/search.js';
import type { ActionHandler, SubmitHandler } from '../../src/slack/receive/handlers.js';
import type { Form } from '../flow/open-form.js';
import { actionIdOf, buttonValue } from '../flow/show-next.js';
import type { Surroundings } from '../flow/surroundings.js';
import { placeOf } from '../invoice-details/modal.js';
import { detailsView } from '../invoice-details/submit.js';
import {
  filterMetadata,
  type InvoicesFilter,
  invoicesIds,
  readArguments,
  readSearch,
} from './modal.js';
import { invoicesView } from './view.js';

/** What `/invoices …` opens: one invoice's details for its number, else the list. */
async function invoicesFor(
  surroundings: Surroundings,
  actor: Actor,
  text: string,
): Promise<types.ModalView> {
  const filter = readArguments(text);
  const looksLikeNumber = /^\S*\d\S*$/.test(filter.text);
  const invoiceId = looksLikeNumber
    ? await findInvoiceIdByNumber(surroundings.desk, actor, filter.text)
    : null;
  if (invoiceId === null) return invoicesView(surroundings, actor, filter);
  return detailsView(surroundings, actor, placeOf(invoiceId));
}

function filterNow(body: BlockAction, view: { private_metadata: string }): InvoicesFilter {
  const actionId = actionIdOf(body);
  if (actionId === invoicesIds.previous || actionId === invoicesIds.next) {
    const page = Number(buttonValue(body));
    const filter = filterMetadata.read(view.private_metadata);
    return { ...filter, page: Number.isInteger(page) && page > 0 ? page : 0 };
  }
  return readSearch(body.view?.state.values ?? {});
}

/** Another page, another status or other words. */
export function changeInvoices(surroundings: Surroundings): ActionHandler {
  return async ({ ack, body, client }) => {
    await ack();
    await surroundings.edge.refreshModal(
      { client, body, what: 'Searching invoices' },
      async (actor, view) => invoicesView(surroundings, actor, filterNow(body, view)),
    );
  };
}

export function submitInvoices(surroundings: Surroundings): SubmitHandler {
  const { desk, edge } = surroundings;
  return async ({ ack, body, view }) => {
    const operationId = edge.mintOperationId();
    await edge.answerSubmission({
      ack,
      body,
      what: 'Your search',
      button: 'Search',
      fields: {},
      work: async () => {
        const actor = await edge.actorFor(body);
        return {
          view: await invoicesView(surroundings, actor, readSearch(view.state.values)),
          told: { title: 'Your search', text: 'It took too long. Open /invoices again.' },
        };
      },
      tellLate: (told) => tellLateOutcome(desk, { operationId, userId: body.user.id, ...told }),
    });
  };
}

/** The command, the shortcut and the button of the Home tab. */
export const invoicesForm: Form = {
  title: 'Invoices',
  start: async (surroundings, actor, start) => {
    const text = start.kind === 'text' ? start.text : '';
    return { view: await invoicesFor(surroundings, actor, text) };
  },
};
