import { sessionOption } from '../../src/blocks/session-words.js';
import { bare } from '../../src/blocks/text.js';
import { limits, option } from '../../src/blocks/text-objects.js';
import { addDays } from '../../src/domain/calendar-date.js';
import { foldedText } from '../../src/domain/people/folded-text.js';
import { ownId } from '../../src/domain/record-id.js';
import { todayOf } from '../../src/services/desk-day.js';
import {
  searchSessions,
  sessionsOfProduct,
} from '../../src/services/sessions/cancelling/session-search.js';
import { searchProducts } from '../../src/services/sessions/leaving/product-search.js';
import { readProductsOfContact } from '../../src/services/sessions/leaving/products-of-contact.js';
import type { Searched } from '../../src/slack/receive/handlers.js';
import { shownClub } from './shown-club.js';
import type { Surroundings } from './surroundings.js';

const limit = limits.optionsInList;

/**
 * A search box for sessions to come; `first` reads from the form's metadata what was typed behind
 * the command, which counts as long as nothing is typed in the box.
 */
export async function offerSessionsIn(
  { desk, edge }: Pick<Surroundings, 'desk' | 'edge'>,
  searched: Searched,
  first: (metadata: string) => string,
): Promise<void> {
  await edge.offerOptions(searched, async (actor) => {
    const { value, view } = searched.body;
    const typed = value.trim();
    const text = typed === '' ? first(view?.private_metadata ?? '') : typed;
    const found = await searchSessions(desk, actor, { text, limit });
    const options = found.sessions.map((session) => sessionOption(session, shownClub(desk)));
    return { options, total: found.total, more: false };
  });
}

/**
 * A search box for products; those of the person come first whom `contactOf` reads from the form's
 * metadata, as long as nothing is typed.
 */
export async function offerProductsIn(
  { desk, edge }: Pick<Surroundings, 'desk' | 'edge'>,
  searched: Searched,
  contactOf: (metadata: string) => string | null = () => null,
): Promise<void> {
  await edge.offerOptions(searched, async (actor) => {
    const { value, view } = searched.body;
    const text = value.trim();
    const contactId = text === '' ? contactOf(view?.private_metadata ?? '') : null;
    const { products, total } =
      contactId === null
        ? await searchProducts(desk, actor, { text, limit })
        : await readProductsOfContact(desk, actor, contactId);
    const options = products.map(({ id, name }) =>
      option(bare(name, limits.optionText), ownId(desk.club.id, id)),
    );
    return { options, total, more: false };
  });
}

/** As far ahead as sessions of a product are offered. */
const daysAhead = 366;

/** A search box for what is still to come of a product, by the words of name, day or time. */
export async function offerSessionsOfProduct(
  { desk, edge }: Pick<Surroundings, 'desk' | 'edge'>,
  searched: Searched,
  productOf: (metadata: string) => string | null,
): Promise<void> {
  await edge.offerOptions(searched, async (actor) => {
    const { value, view } = searched.body;
    const productId = productOf(view?.private_metadata ?? '');
    if (productId === null) return { options: [], total: 0, more: false };
    const from = todayOf(desk);
    const asked = { productId, from, until: addDays(from, daysAhead) };
    const { sessions } = await sessionsOfProduct(desk, actor, asked);
    const words = foldedText(value).split(' ');
    const fitting = sessions
      .map((session) => sessionOption(session, shownClub(desk)))
      .filter(({ text }) => words.every((word) => foldedText(text.text).includes(word)));
    return { options: fitting.slice(0, limit), total: fitting.length, more: false };
  });
}
