import { FieldErrors } from '../../src/blocks/field-errors.js';
import type { Actor } from '../../src/domain/people/actor.js';
import { requireRight } from '../../src/domain/people/permission.js';
import { recordId } from '../../src/domain/record-id.js';
import { offerContacts } from '../../src/services/people/search-contacts.js';
import { draftRemoval } from '../../src/services/sessions/leaving/draft-removal.js';
import { readProductsOfContact } from '../../src/services/sessions/leaving/products-of-contact.js';
import { readProduct } from '../../src/services/sessions/leaving/read-product.js';
import type { Opening } from '../../src/slack/edge.js';
import type { Submitted } from '../../src/slack/receive/handlers.js';
import { offerEnrolledIn } from '../flow/offer-enrolled.js';
import { offerProductsIn, offerSessionsOfProduct } from '../flow/offer-sessions.js';
import { type Form, type FormStart, openByButton } from '../flow/open-form.js';
import { refreshForm } from '../flow/refresh-form.js';
import { shownClub } from '../flow/shown-club.js';
import { besideBlock, submitDraft } from '../flow/submit-draft.js';
import type { FormHandlers, SearchHandler, Surroundings } from '../flow/surroundings.js';
import { reviewOfJob } from '../session-job/metadata.js';
import { blocksOf, continueButton, removeContactIds as ids, removeContactTitle } from './ids.js';
import {
  nobodyFound,
  nothingTyped,
  onNoProduct,
  type RemoveContactForm,
  removeContactMetadata,
  removeContactModal,
} from './modal.js';
import { chosenProduct, parseRemoval, readTyped } from './read.js';

type Begun = Pick<RemoveContactForm, 'search' | 'contact' | 'product' | 'chosen'>;

const nothingBegun: Begun = { search: '', contact: null, product: null, chosen: [] };

/** The one person with their products; with one product alone it is chosen, too. */
async function beginWith({ desk }: Surroundings, actor: Actor, contactId: string) {
  const { contact, products } = await readProductsOfContact(desk, actor, contactId);
  const [product] = products;
  if (product === undefined) return { say: onNoProduct(contact.name) };
  const shown = { ownId: contact.ownId, name: contact.name, payerName: '' };
  const begun = { ...nothingBegun, contact: shown };
  return products.length > 1 ? begun : { ...begun, product, chosen: [shown] };
}

async function begin(
  surroundings: Surroundings,
  actor: Actor,
  start: FormStart,
): Promise<Begun | { say: string }> {
  if (start.kind === 'empty') return nothingBegun;
  if (start.kind === 'record') return beginWith(surroundings, actor, start.id);
  const { text } = start;
  const [first, second] = await offerContacts(surroundings.desk, actor, { text, limit: 2 });
  if (first === undefined) return { say: nobodyFound(text) };
  if (second !== undefined) return { ...nothingBegun, search: text };
  return beginWith(surroundings, actor, first.id);
}

async function openRemoveContact(
  surroundings: Surroundings,
  actor: Actor,
  start: FormStart,
): Promise<Opening> {
  requireRight(actor, 'remove-contact');
  const begun = await begin(surroundings, actor, start);
  if ('say' in begun) return begun;
  const operationId = surroundings.edge.mintOperationId();
  const club = shownClub(surroundings.desk);
  const form = { ...begun, club, operationId, typed: nothingTyped };
  return { view: removeContactModal(form) };
}

export const removeContactForm: Form = {
  title: removeContactTitle,
  openId: ids.open,
  start: openRemoveContact,
};

/** With what the chosen product asks for. */
const refresh = refreshForm({
  ...{ what: 'Showing the product', act: 'remove-contact' },
  async show(surroundings, { actor, view }) {
    const { desk } = surroundings;
    const kept = removeContactMetadata.read(view.private_metadata);
    const { values } = view.state;
    const own = chosenProduct(values);
    const product = own === null ? null : await findProduct(surroundings, actor, own);
    const of =
      kept.contactId === null
        ? null
        : await readProductsOfContact(desk, actor, recordId(desk.club.id, kept.contactId));
    const contact = of && { ownId: of.contact.ownId, name: of.contact.name, payerName: '' };
    const isOnIt = of?.products.some(({ id }) => id === product?.id) ?? false;
    const isNew = own !== kept.productId;
    const chosen = isNew && isOnIt && contact !== null ? [contact] : [];
    const { operationId, search } = kept;
    const typed = kept.productId === null ? nothingTyped : readTyped(values);
    return removeContactModal({
      ...{ club: shownClub(desk), operationId, search, contact, product, chosen, typed },
    });
  },
});

function findProduct({ desk }: Surroundings, actor: Actor, own: string) {
  return readProduct(desk, actor, { productId: recordId(desk.club.id, own) });
}

async function draft(
  surroundings: Surroundings,
  { actor, operationId, view }: { actor: Actor; operationId: string; view: Submitted['view'] },
): Promise<void> {
  const { desk } = surroundings;
  const { productId: shown } = removeContactMetadata.read(view.private_metadata);
  const { values } = view.state;
  const own = chosenProduct(values);
  const product = own === null ? null : await findProduct(surroundings, actor, own);
  if (product === null) throw new FieldErrors({ [ids.product]: 'Choose the product.' });
  if (own !== shown) throw new FieldErrors({ [ids.product]: stillLoading });
  const { id: clubId, locale } = desk.club;
  const { currency, ownId } = product;
  const request = parseRemoval(values, { clubId, ownId, currency, locale });
  const blamed = { block: blocksOf(ownId).from, codes: ['other-session'] as const };
  await besideBlock(surroundings, blamed, () =>
    draftRemoval(desk, actor, { operationId, ...request }),
  );
}

const stillLoading =
  'The form was still showing another product. Choose who leaves it, then press Continue again.';

async function submitRemoveContact(
  surroundings: Surroundings,
  submitted: Submitted,
): Promise<void> {
  const { view } = submitted;
  const { contacts: contact } = blocksOf(chosenProduct(view.state.values) ?? '');
  await submitDraft(surroundings, submitted, {
    ...{ what: removeContactTitle, button: continueButton, act: 'remove-contact' },
    fields: { amount: ids.amount, contact },
    operationId: () => removeContactMetadata.read(view.private_metadata).operationId,
    draft: (actor, operationId) => draft(surroundings, { actor, operationId, view }),
    review: reviewOfJob,
    told: {
      title: 'Nobody is removed yet',
      text: 'It took too long to show what would happen to each. Open /remove-contact again and press Continue once more.',
    },
  });
}

export const submissions: FormHandlers['submissions'] = { [ids.callback]: submitRemoveContact };

export const actions: FormHandlers['actions'] = {
  [ids.open]: openByButton(removeContactForm),
  [ids.product]: refresh,
  [ids.sessions]: refresh,
  [ids.credit]: refresh,
  [ids.reason]: refresh,
};

/** What the form remembers, with the stored ids of product and person. */
function keptIn({ desk }: Surroundings, metadata: string) {
  const kept = removeContactMetadata.readIfOwn(metadata);
  const stored = (own: string | null | undefined) => (own ? recordId(desk.club.id, own) : null);
  const { search = '', productId, contactId } = kept ?? {};
  return { first: search, productId: stored(productId), contactId: stored(contactId) };
}

const offerSessions: SearchHandler = (surroundings, searched) =>
  offerSessionsOfProduct(surroundings, searched, (data) => keptIn(surroundings, data).productId);

export const searches: FormHandlers['searches'] = {
  [ids.product]: (surroundings, searched) =>
    offerProductsIn(surroundings, searched, (data) => keptIn(surroundings, data).contactId),
  [ids.contacts]: (surroundings, searched) =>
    offerEnrolledIn(surroundings, searched, (data) => keptIn(surroundings, data)),
  [ids.chosen]: offerSessions,
  [ids.from]: offerSessions,
};
