import type { PlainTextOption } from '@slack/types';
import { type FoundPayer, payerOption } from '../../src/blocks/contact-option.js';
import { invoiceOption } from '../../src/blocks/invoice-option.js';
import { limits } from '../../src/blocks/text-objects.js';
import { wordsFor } from '../../src/blocks/words.js';
import type { ListedStatus } from '../../src/domain/invoices/listed-status.js';
import { offerInvoices } from '../../src/services/invoices/search-invoices.js';
import { offerPayers } from '../../src/services/people/search-contacts.js';
import type { Searched } from '../../src/slack/receive/handlers.js';
import { shownClub } from './shown-club.js';
import type { Surroundings } from './surroundings.js';

const nothing = { options: [], total: 0, more: false };

/** Nothing was typed yet: what was typed behind the command counts. */
function wordsOf({ body }: Searched, first: string): string {
  return body.value.trim() === '' ? first : body.value.trim();
}

function metadataOf({ body }: Searched): string {
  return body.view?.private_metadata ?? '';
}

/** Which invoices a search box offers; null = none. */
export type InvoiceSearch = { first: string; status: ListedStatus | null; payerId: string | null };

/** A search box for invoices; `which` reads from the form's metadata what is searched among. */
export async function offerInvoicesIn(
  { desk, edge }: Pick<Surroundings, 'desk' | 'edge'>,
  searched: Searched,
  which: (metadata: string) => InvoiceSearch | null,
): Promise<void> {
  await edge.offerOptions(searched, async (actor) => {
    const wanted = which(metadataOf(searched));
    if (wanted === null) return nothing;
    const { first, status, payerId } = wanted;
    const text = wordsOf(searched, first);
    const limit = limits.optionsInList;
    const words = wordsFor(shownClub(desk));
    const found = await offerInvoices(desk, actor, { text, status, payerId, limit });
    return { ...found, options: found.offered.map((one) => invoiceOption(one, words)) };
  });
}

/**
 * A search box for payers, who are found by those for whom they pay as well; `first` reads from the
 * form's metadata what was typed before.
 */
export async function offerPayersIn(
  { desk, edge }: Pick<Surroundings, 'desk' | 'edge'>,
  searched: Searched,
  first: (metadata: string) => string,
  optionOf: (found: FoundPayer) => PlainTextOption = payerOption,
): Promise<void> {
  await edge.offerOptions(searched, async (actor) => {
    const text = wordsOf(searched, first(metadataOf(searched)));
    const found = await offerPayers(desk, actor, { text, limit: limits.optionsInList });
    return { ...found, options: found.payers.map((one) => optionOf(one)) };
  });
}
