import { blankBooksOf } from './blank-books.js';
import { filled, type WordSource, wordSource } from './word-source.js';

type Booked = { invoiceId: string | null; payerId: string };

/** Where something was booked: on an invoice, with all that is on it, or on an account alone. */
function whereOf({ invoiceId, payerId }: Booked) {
  return invoiceId === null ? { payerId } : { invoiceId };
}

/** Words in the books; each is taken out together with all that stands on the same invoice. */
export const wordsInBooks: readonly WordSource[] = [
  wordSource('invoices', {
    find: ({ collections }, which) =>
      collections.invoices.find(which, { projection: { 'lines.description': 1 } }),
    said: ({ lines }) => lines.map(({ description }) => description),
    async blank(store, { _id: invoiceId }, leaver) {
      await blankBooksOf(store, leaver, { invoiceId });
      return true;
    },
  }),
  wordSource('journal', {
    find: ({ collections }, which, reason) =>
      collections.journal.find(
        { ...which, $or: [{ reason }, { reference: filled }] },
        { projection: { reason: 1, reference: 1, payerId: 1, 'refs.invoiceId': 1 } },
      ),
    said: ({ reason, reference }) => [reason, reference],
    async blank(store, { refs, payerId }, leaver) {
      const { invoiceId = null } = refs;
      await blankBooksOf(store, leaver, whereOf({ invoiceId, payerId }));
      return true;
    },
  }),
  wordSource('credit_notes', {
    find: ({ collections }, which, reason) =>
      collections.credit_notes.find(
        { ...which, $or: [{ reason }, { noteToCustomer: filled }] },
        { projection: { reason: 1, noteToCustomer: 1, invoiceId: 1 } },
      ),
    said: ({ reason, noteToCustomer }) => [reason, noteToCustomer],
    async blank(store, { invoiceId }, leaver) {
      await blankBooksOf(store, leaver, { invoiceId });
      return true;
    },
  }),
  wordSource('payments', {
    find: ({ collections }, which) =>
      collections.payments.find(
        { ...which, reference: filled },
        { projection: { reference: 1, invoiceId: 1 } },
      ),
    said: ({ reference }) => reference,
    async blank(store, { invoiceId }, leaver) {
      await blankBooksOf(store, leaver, { invoiceId });
      return true;
    },
  }),
  wordSource('refunds', {
    find: ({ collections }, which, reason) =>
      collections.refunds.find(
        { ...which, $or: [{ reason }, { reference: filled }, { problem: filled }] },
        { projection: { reason: 1, reference: 1, problem: 1, invoiceId: 1, payerId: 1 } },
      ),
    said: ({ reason, reference, problem }) => [reason, reference, problem],
    async blank(store, { invoiceId, payerId }, leaver) {
      await blankBooksOf(store, leaver, whereOf({ invoiceId, payerId }));
      return true;
    },
  }),
];
