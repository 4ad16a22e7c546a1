import type { NumberedContext, Plan } from '../../domain/books/plan.js';
import type { Promised } from '../../domain/books/promise.js';
import type { PayerDocuments } from '../../domain/books/require-complete.js';
import type { MailedNotice } from '../../domain/mail-notice.js';
import type { Notice } from '../../domain/notice.js';
import type { Action } from '../../domain/people/rights.js';
import type { Turn } from '../../store/ledger/turns.js';
import type { Envelope } from './envelope.js';
import type { SameThing } from './require-unlike.js';

/** What `bookTogether` books. */
export type TogetherRequest<State> = {
  /** What is done: who may do it, and a part of the digest of the request. */
  act: Action;
  envelope: Envelope;
  reason: string;
  /** The caller's inputs, all of them besides the reason, for the digest. */
  input: Record<string, unknown>;
  /**
   * `all`: every entry has a number in its key. `further`: the first has none, since the form may book
   * it alone. `none`: it books one entry.
   */
  numbered: 'all' | 'further' | 'none';
  load: () => Promise<State>;
  /** What it was planned from, of a payer's documents that others change as well. */
  documentsOf: (state: State) => readonly PayerDocuments[];
  /** At least one plan, all of one payer and each with an entry under the key of its number. */
  plan: (state: State, contextOf: NumberedContext) => Plan[];
  notices: (plans: readonly Plan[], state: State) => Notice[];
  /** What the payer is told by mail; null: nothing. `told` is what `notices` answered. */
  mail?: (told: readonly Notice[], state: State) => MailedNotice | null;
  /** What looks like the same, which the person is asked about where the envelope says so. */
  sameThing?: SameThing;
  /** Guards what changes no document that others change as well: of two at once one is stale. */
  turnOf?: (state: State) => Turn;
  /**
   * What the form said would happen, of each plan. It is no input: a second press is answered from
   * the journal, though the facts have moved since.
   */
  promised?: readonly Promised[] | undefined;
  /** The same of all plans together, which are made one from another. */
  promisedInAll?: Promised | undefined;
};
