import type { JournalEntry } from '../../domain/books/journal-entry.js';
import type { EventContext, Plan } from '../../domain/books/plan.js';
import type { Promised } from '../../domain/books/promise.js';
import type { PayerDocuments } from '../../domain/books/require-complete.js';
import type { Notice } from '../../domain/notice.js';
import type { Desk } from '../desk.js';
import { bookTogether } from './book-together.js';
import type { TogetherRequest } from './together-request.js';

export type Booked = { entry: JournalEntry; replayed: boolean };

type BookRequest<State> = Omit<
  TogetherRequest<State>,
  'numbered' | 'documentsOf' | 'plan' | 'notices' | 'promised' | 'promisedInAll'
> & {
  plan: (state: State, context: EventContext) => Plan;
  notices: (plan: Plan, state: State) => Notice[];
  promised?: Promised | undefined;
};

/** Books one event as {@link bookTogether} books several; throws what that throws. */
export async function bookEvent<State extends PayerDocuments>(
  desk: Desk,
  { plan, notices, promised, ...request }: BookRequest<State>,
): Promise<Booked> {
  const { entries, replayed } = await bookTogether<State>(desk, {
    ...request,
    numbered: 'none',
    promised: promised && [promised],
    documentsOf: (state) => [state],
    plan: (state, contextOf) => [plan(state, contextOf(1))],
    notices: (plans, state) => plans.flatMap((one) => notices(one, state)),
  });
  return { entry: entries[0], replayed };
}
