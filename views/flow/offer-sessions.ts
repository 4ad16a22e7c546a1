import { sessionOption } from '../../src/blocks/session-words.js';
import { bare } from '../../src/blocks/text.js';
import { limits, option } from '../../src/blocks/text-objects.js';
import { ownId } from '../../src/domain/record-id.js';
import { searchProducts } from '../../src/services/sessions/product-search.js';
import { searchSessions } from '../../src/services/sessions/session-search.js';
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

/** A search box for products. */
export async function offerProductsIn(
  { desk, edge }: Pick<Surroundings, 'desk' | 'edge'>,
  searched: Searched,
): Promise<void> {
  await edge.offerOptions(searched, async (actor) => {
    const text = searched.body.value.trim();
    const { products, total } = await searchProducts(desk, actor, { text, limit });
    const options = products.map(({ id, name }) =>
      option(bare(name, limits.optionText), ownId(desk.club.id, id)),
    );
    return { options, total, more: false };
  });
}
