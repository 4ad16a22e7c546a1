import { entryAmount } from '../../domain/books/booked-facts.js';
import type { JournalEntry } from '../../domain/books/journal-entry.js';
import { type Account, isExpired } from '../../domain/credit/account.js';
import { type CreditNote, standing } from '../../domain/credit/credit-note.js';
import {
  applicationAmount,
  expiredOnReturn,
  liveApplications,
  planTakeBackCredit,
  usesOf,
} from '../../domain/credit/take-back-credit.js';
import { planVoidCreditNote, voidable } from '../../domain/credit/void-credit-note.js';
import type { Invoice } from '../../domain/invoices/invoice.js';
import { planReturnOverpayment } from '../../domain/payments/return-overpayment.js';
import type { Actor } from '../../domain/people/actor.js';
import { planRefusal } from '../books/plan-refusal.js';
import type { Desk } from '../desk.js';
import { todayOf } from '../desk-day.js';
import type { NoteMail } from './note-mails.js';

// Each button of the details asks the rule of its act, in memory: what is read for the screen is
// enough for all of them.

/** What the parts are worked out from. */
export type DetailsState = {
  invoice: Invoice;
  account: Account | null;
  notes: readonly CreditNote[];
  history: readonly JournalEntry[];
};

/** A credit note with what voiding it would do now, in minor units. */
export type NoteDetails = {
  note: CreditNote;
  fromInvoice: bigint;
  fromAccount: bigint;
  spent: bigint;
  standing: bigint;
  /** What became of the mail about it; null where none was queued. */
  mail: NoteMail | null;
  /** Its unspent credit has passed its last day; null where it has not, or nothing is unspent. */
  expiredOn: string | null;
  voidRefusal: string | null;
};

/** A standing use of credit; `expiresOnReturn` is the part that would come back expired. */
export type ApplicationDetails = {
  entry: JournalEntry;
  amount: bigint;
  expiresOnReturn: bigint;
  takeBackRefusal: string | null;
};

/** An overpayment that became account credit, and what became of that. Minor units. */
export type MovedDetails = {
  lotId: string;
  amount: bigint;
  unspent: bigint;
  returned: bigint;
  spent: bigint;
  movedOn: string;
  returnRefusal: string | null;
};

export function noteDetails(
  desk: Desk,
  actor: Actor,
  state: DetailsState & { mails: ReadonlyMap<string, NoteMail> },
): NoteDetails[] {
  const { mails } = state;
  const { invoice, account } = state;
  const today = todayOf(desk);
  return state.notes.map((note) => {
    const { fromInvoice, fromAccount, spent, lot } = voidable({ account, note });
    const { toInvoice, toAccount } = standing(note);
    const voiding = { invoice, account, note, spentOn: [], raisedEntryId: '' };
    return {
      note,
      fromInvoice,
      fromAccount,
      spent,
      standing: toInvoice + toAccount,
      mail: mails.get(note.id) ?? null,
      expiredOn: lot !== null && isExpired(lot, today) ? lot.expiresOn : null,
      voidRefusal: planRefusal(desk, actor, (context) => planVoidCreditNote(voiding, context)),
    };
  });
}

export function applicationDetails(
  desk: Desk,
  actor: Actor,
  { invoice, account, history }: DetailsState,
): ApplicationDetails[] {
  const today = todayOf(desk);
  return liveApplications(history).map((entry) => {
    const use = { invoice, account, application: entry, endedByVoid: false, isTakenBack: false };
    return {
      entry,
      amount: applicationAmount(entry),
      expiresOnReturn: expiredOnReturn(usesOf(entry), today),
      takeBackRefusal: planRefusal(desk, actor, (context) => planTakeBackCredit(use, context)),
    };
  });
}

export function movedDetails(desk: Desk, actor: Actor, state: DetailsState): MovedDetails[] {
  const { invoice, account, history } = state;
  const moves = history.filter(({ kind }) => kind === 'overpayment.moved');
  return moves.map((opened) => {
    const amount = entryAmount(opened);
    const unspent = account?.lots.find(({ lotId }) => lotId === opened.id)?.remaining ?? 0n;
    const returned = history
      .filter(({ kind, reverses }) => kind === 'overpayment.returned' && reverses === opened.id)
      .reduce((sum, entry) => sum + entryAmount(entry), 0n);
    const lot = { invoice, account, opened, uses: [] };
    return {
      lotId: opened.id,
      ...{ amount, unspent, returned },
      spent: amount - returned - unspent,
      movedOn: opened.occurredOn,
      returnRefusal: planRefusal(desk, actor, (context) =>
        planReturnOverpayment(lot, { amount: unspent }, context),
      ),
    };
  });
}
