import { enrolledOption } from '../../src/blocks/contact-option.js';
import { ownId } from '../../src/domain/record-id.js';
import { enrolledContacts } from '../../src/services/sessions/leaving/product-search.js';
import type { Searched } from '../../src/slack/receive/handlers.js';
import type { Surroundings } from './surroundings.js';

/**
 * A search box for those who are on a product; `which` reads from the form's metadata on which, and
 * who is searched for as long as nothing is typed.
 */
export async function offerEnrolledIn(
  { desk, edge }: Pick<Surroundings, 'desk' | 'edge'>,
  searched: Searched,
  which: (metadata: string) => { productId: string | null; first: string },
): Promise<void> {
  await edge.offerOptions(searched, async (actor) => {
    const { value, view } = searched.body;
    const { productId, first } = which(view?.private_metadata ?? '');
    if (productId === null) return { options: [], total: 0, more: false };
    const typed = value.trim();
    const text = typed === '' ? first : typed;
    const found = await enrolledContacts(desk, actor, { productId, text });
    const options = found.contacts.map(({ contactId, ...one }) =>
      enrolledOption({ ...one, ownId: ownId(desk.club.id, contactId) }),
    );
    return { options, total: found.total, more: false };
  });
}
