import type { BlockAction, ViewOutput } from '@slack/bolt';
import { contactOption } from '../../src/blocks/contact-option.js';
import { limits } from '../../src/blocks/text-objects.js';
import type { Actor } from '../../src/domain/people/actor.js';
import { searchWords } from '../../src/domain/people/club-records.js';
import { requireRight } from '../../src/domain/people/permission.js';
import { readPayerFacts } from '../../src/services/people/payer-facts.js';
import { offerContacts } from '../../src/services/people/search.js';
import type { ActionHandler, OptionsHandler } from '../../src/slack/receive/handlers.js';
import { shownClub } from '../flow/shown-club.js';
import type { Surroundings } from '../flow/surroundings.js';
import { type LineKey, mostLines } from './ids.js';
import { issueInvoiceMetadata, issueInvoiceModal } from './modal.js';
import { readPayer } from './read.js';

type Change = (keys: readonly LineKey[], body: BlockAction) => readonly LineKey[];

const sameLines: Change = (keys) => keys;

const oneMore: Change = (keys) =>
  keys.length >= mostLines ? keys : [...keys, Math.max(...keys) + 1];

const oneLess: Change = (keys, { actions: [action] }) => {
  const key = action?.type === 'button' ? Number(action.value) : Number.NaN;
  const rest = keys.filter((candidate) => candidate !== key);
  return rest.length === 0 ? keys : rest;
};

async function changedForm(
  { desk }: Surroundings,
  actor: Actor,
  view: ViewOutput,
  change: (keys: readonly LineKey[]) => readonly LineKey[],
) {
  requireRight(actor, 'issue-invoice');
  const metadata = issueInvoiceMetadata.read(view.private_metadata);
  const payerId = readPayer(view.state.values, desk.club.id);
  const payer = payerId === null ? null : await readPayerFacts(desk, actor, payerId);
  const { operationId, search, lineKeys } = metadata;
  return issueInvoiceModal({
    ...{ club: shownClub(desk), currency: desk.club.currency, operationId, search, payer },
    lineKeys: change(lineKeys),
    notice: null,
  });
}

function createChange(change: Change, what: string) {
  return (surroundings: Surroundings): ActionHandler =>
    async function changeIssueInvoice({ ack, body, client }) {
      await ack();
      await surroundings.edge.refreshModal({ client, body, what }, (actor, view) =>
        changedForm(surroundings, actor, view, (keys) => change(keys, body)),
      );
    };
}

export const createPayerChoice = createChange(sameLines, 'Showing the payer');
export const createAddLine = createChange(oneMore, 'Adding a line');
export const createRemoveLine = createChange(oneLess, 'Removing a line');

export function createIssueInvoiceSearch({ desk, edge }: Surroundings): OptionsHandler {
  return async function searchPayerForIssueInvoice({ ack, body }) {
    await edge.offerOptions({ ack, body }, async (actor) => {
      const metadata = body.view?.private_metadata;
      const first = metadata === undefined ? '' : issueInvoiceMetadata.read(metadata).search;
      const text = body.value.trim() === '' ? first : body.value;
      const search = { text, payersOnly: true, limit: limits.optionsInList };
      return (await offerContacts(desk, actor, search)).map(contactOption);
    });
  };
}

/** For a family too large for a list: whom the payer pays for, by the words that were typed. */
export function createBeneficiarySearch({ desk, edge }: Surroundings): OptionsHandler {
  return async function searchBeneficiaryForIssueInvoice({ ack, body }) {
    await edge.offerOptions({ ack, body }, async (actor) => {
      const metadata = body.view?.private_metadata ?? '';
      const { payerId } = issueInvoiceMetadata.read(metadata);
      if (payerId === null) return [];
      const { family } = await readPayerFacts(desk, actor, payerId);
      const typed = searchWords(body.value);
      const fits = (words: readonly string[]) =>
        typed.every((word) => words.some((candidate) => candidate.startsWith(word)));
      return family.filter((one) => fits(one.searchWords)).map(contactOption);
    });
  };
}
