import type { EventContext, Plan } from '../../src/domain/books/plan.js';
import type { Account } from '../../src/domain/credit/account.js';
import type { Invoice } from '../../src/domain/invoices/invoice.js';
import { planCreditForTime } from '../../src/domain/sessions/credit-for-time.js';
import { givenByNotes } from '../../src/domain/sessions/given-by-notes.js';
import { offerFor } from '../../src/domain/sessions/offer.js';
import { spreadOffer } from '../../src/domain/sessions/spread-offer.js';
import { lastSessions, sessionsInOrder } from './lines-in-use.js';
import type { MemoryBooks } from './memory-books.js';

/** What acts on books in memory need to know of them. */
type Told = {
  books(): MemoryBooks;
  state(number: number): { invoice: Invoice; account: Account | null };
  tell(plan: Plan): string;
  context(): EventContext;
};

/** Somebody leaves who was booked on so many sessions of each line, and uses the last ones not. */
export function leavingOf({ books, state, tell, context }: Told) {
  return {
    /** @returns the id of the credit note */
    leave(number: number, { left, of }: { left: number; of: number }): string {
      const { invoice, account } = state(number);
      const notes = [...books().notes.values()].filter((note) => note.invoiceId === invoice.id);
      const lines = invoice.lines.map((line) => ({
        ...{ line, sessions: sessionsInOrder(of) },
        given: givenByNotes(notes, line.line),
      }));
      const unused = { sessionIds: lastSessions(left, of), leavingOn: '2026-10-31' };
      const offer = offerFor([{ invoice, lines }], unused);
      const [given] = spreadOffer(offer, offer.amount);
      const request = { lines: given?.lines ?? [], noteToCustomer: '', notifyCustomer: false };
      const plan = planCreditForTime({ invoice, account }, request, context());
      tell(plan);
      return plan.note.id;
    },
  };
}
