import { enrolledOption } from '../../src/blocks/contact-option.js';
import { sessionOption } from '../../src/blocks/session-words.js';
import { bare } from '../../src/blocks/text.js';
import { limits, option } from '../../src/blocks/text-objects.js';
import { addDays } from '../../src/domain/calendar-date.js';
import { foldedText } from '../../src/domain/people/folded-text.js';
import { ownId } from '../../src/domain/record-id.js';
import { todayOf } from '../../src/services/desk-day.js';
import { enrolledContacts, searchProducts } from '../../src/services/sessions/product-search.js';
import { readProductsOfContact } from '../../src/services/sessions/products-of-contact.js';
import { sessionsOfProduct } from '../../src/services/sessions/session-search.js';
import type { Searched } from '../../src/slack/receive/handlers.js';
import { shownClub } from './shown-club.js';
import type { Surroundings } from './surroundings.js';

type Around = Pick<Surroundings, 'desk' | 'edge'>;

const nothing = { options: [], total: 0, more: false };

function metadataOf({ body }: Searched): string {
  return body.view?.private_metadata ?? '';
}

/** A search box for products; those of one person come first, where `contactOf` names one. */
export async function offerProductsIn(
  { desk, edge }: Around,
  searched: Searched,
  contactOf: (metadata: string) => string | null,
): Promise<void> {
  await edge.offerOptions(searched, async (actor) => {
    const text = searched.body.value.trim();
    const contactId = text === '' ? contactOf(metadataOf(searched)) : null;
    const { products } =
      contactId === null
        ? await searchProducts(desk, actor, { text, limit: limits.optionsInList })
        : await readProductsOfContact(desk, actor, contactId);
    const options = products.map(({ id, name }) =>
      option(bare(name, limits.optionText), ownId(desk.club.id, id)),
    );
    return { options, total: options.length, more: false };
  });
}

/** A search box for those who are on a product; `first` is searched for where nothing is typed. */
export async function offerEnrolledIn(
  { desk, edge }: Around,
  searched: Searched,
  which: (metadata: string) => { productId: string; first: string } | null,
): Promise<void> {
  await edge.offerOptions(searched, async (actor) => {
    const wanted = which(metadataOf(searched));
    if (wanted === null) return nothing;
    const { productId, first } = wanted;
    const text = searched.body.value.trim() || first;
    const found = await enrolledContacts(desk, actor, { productId, text });
    const options = found.contacts.map(({ contactId, ...one }) =>
      enrolledOption({ ...one, ownId: ownId(desk.club.id, contactId) }),
    );
    return { options, total: found.total, more: false };
  });
}

/** As far ahead as sessions of a product are offered. */
const daysAhead = 366;

/** A search box for what is still to come of a product, by the words of name, day or time. */
export async function offerSessionsOfProduct(
  { desk, edge }: Around,
  searched: Searched,
  productOf: (metadata: string) => string | null,
): Promise<void> {
  await edge.offerOptions(searched, async (actor) => {
    const productId = productOf(metadataOf(searched));
    if (productId === null) return nothing;
    const from = todayOf(desk);
    const asked = { productId, from, until: addDays(from, daysAhead) };
    const { sessions } = await sessionsOfProduct(desk, actor, asked);
    const words = foldedText(searched.body.value).split(' ');
    const fitting = sessions
      .map((session) => sessionOption(session, shownClub(desk)))
      .filter(({ text }) => words.every((word) => foldedText(text.text).includes(word)));
    const options = fitting.slice(0, limits.optionsInList);
    return { options, total: fitting.length, more: false };
  });
}
