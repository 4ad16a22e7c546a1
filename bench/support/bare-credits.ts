import { chained } from '../../src/domain/books/chain.js';
import type { ChainedPlan } from '../../src/domain/books/plan.js';
import type { CreditNote } from '../../src/domain/credit/credit-note.js';
import { planRaiseCredit } from '../../src/domain/credit/raise-credit.js';
import { type Store, withSession } from '../../src/store/connection.js';
import { digestOf } from '../../src/store/ledger/digest.js';
import { newOutboxRow } from '../../src/store/outbox/outbox-row.js';
import { changedFields, toStored } from '../../src/store/stored.js';
import { clubId, operator } from './made-books.js';

/** One credit, worked out beforehand. */
export type BareCredit = ChainedPlan & { note: CreditNote };

/** The credits that the desk would raise on the paid invoices of the books, one on each. */
export function bareCredits(books: readonly ChainedPlan[]): BareCredit[] {
  return books.flatMap(({ invoice, payment }) => {
    if (invoice === undefined || payment === undefined) return [];
    const { id } = invoice.after;
    const plan = planRaiseCredit(
      { invoice: invoice.after, account: null },
      { amount: 1_500n, line: null, noteToCustomer: '', notifyCustomer: false },
      {
        key: `raise:${id}:bench-${id}`,
        requestHash: 'a digest of thirty-two bytes, forty-three signs',
        actor: operator,
        reason: 'Class cancelled',
        today: '2026-11-23',
        now: new Date('2026-11-23T10:00:00Z'),
      },
    );
    return { ...chained(plan, digestOf), note: plan.note };
  });
}

function noticeOf({ note, entry }: BareCredit) {
  const { amount, toInvoice, toAccount, payerId, currency, invoiceNumber, reason } = note;
  return newOutboxRow(`${entry?.id}/1`, {
    clubId,
    target: { room: 'finance' },
    now: note.createdAt,
    notice: {
      kind: 'credit-raised',
      noteNumber: note.number,
      invoiceNumber,
      payerId,
      amount,
      toInvoice,
      toAccount,
      currency,
      status: 'partially credited',
      outstanding: 0n,
      overpaid: 0n,
      balance: toAccount,
      reason,
      noteToCustomer: '',
      byUserId: 'U0BENCH',
    },
  });
}

/** What the rules need to know: the invoice by its id, then its payer's account. */
export async function readForCredit(store: Store, { invoice, account }: BareCredit): Promise<void> {
  await store.collections.invoices.findOne({ _id: invoice?.after.id ?? '' });
  await store.collections.accounts.findOne({ _id: account?.after.id ?? '' });
}

/** The documents of one credit in one transaction: no rule is asked. */
export async function writeCredit(
  store: Store,
  credit: BareCredit,
  options: { bypassDocumentValidation: boolean },
): Promise<void> {
  const { journal, outbox, credit_notes: notes, invoices, accounts } = store.collections;
  const { entry, invoice, account, note } = credit;
  if (entry === null || account === undefined || !invoice?.before) {
    throw new Error(`${note.number} was not planned`);
  }
  const filter = { _id: invoice.after.id };
  const changes = changedFields(invoice.before, invoice.after);
  await withSession(store, (session) =>
    session.withTransaction(
      async () => {
        const inSession = { session, ...options };
        await journal.insertOne(toStored(entry), inSession);
        await outbox.insertOne(toStored(noticeOf(credit)), inSession);
        await notes.insertOne(toStored(note), inSession);
        await invoices.updateOne(filter, { $set: changes }, inSession);
        await accounts.insertOne(toStored(account.after), inSession);
      },
      { readConcern: { level: 'snapshot' }, writeConcern: { w: 'majority' } },
    ),
  );
}
