import { chained } from '../src/domain/books/chain.js';
import type { ChainedPlan } from '../src/domain/books/plan.js';
import type { CreditNote } from '../src/domain/credit/credit-note.js';
import { planRaiseCredit } from '../src/domain/credit/raise-credit.js';
import { type Store, withSession } from '../src/store/connection.js';
import { digestOf } from '../src/store/ledger/digest.js';
import { newOutboxRow } from '../src/store/outbox/outbox-row.js';
import { toStored } from '../src/store/stored.js';
import { booksFaults } from './support/faults.js';
import { inLanes, timedMs } from './support/lanes.js';
import { clubId, operator, paidInvoices } from './support/made-books.js';
import { type Arm, perSecond, type Question } from './support/question.js';
import { storeBooks } from './support/store-books.js';

type Raised = ChainedPlan & { note: CreditNote };

function planned(books: readonly ChainedPlan[]): Raised[] {
  return books.flatMap(({ invoice, payment }) => {
    if (invoice === undefined || payment === undefined) return [];
    const { id } = invoice.after;
    const plan = planRaiseCredit(
      { invoice: invoice.after, account: null },
      { amount: 1_500n, line: null, noteToCustomer: '', notifyCustomer: false },
      {
        key: `raise:${id}:bare-${id}`,
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

function noticeOf({ note }: Raised) {
  const { amount, toInvoice, toAccount, payerId, currency, invoiceNumber, reason } = note;
  return newOutboxRow(`${note.id}/1`, {
    clubId,
    target: { channel: 'CFINANCE' },
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
      status: 'credited',
      balance: toAccount,
      reason,
      byUserId: 'U0BENCH',
    },
  });
}

/** The documents of one credit in one transaction: nothing is read, nothing is asked. */
async function writeRaised(store: Store, raised: Raised): Promise<void> {
  const { journal, outbox, credit_notes: notes, invoices, accounts } = store.collections;
  const { entry, invoice, account, note } = raised;
  if (entry === null || invoice === undefined || account === undefined) {
    throw new Error(`${note.number} was not planned`);
  }
  const { creditedToAccount, creditNoteCount, lines, seq, headDigest, status } = invoice.after;
  const changes = { creditedToAccount, creditNoteCount, lines, seq, headDigest, status };
  await withSession(store, (session) =>
    session.withTransaction(
      async () => {
        const options = { session, bypassDocumentValidation: true };
        await journal.insertOne(toStored(entry), options);
        await outbox.insertOne(toStored(noticeOf(raised)), options);
        await notes.insertOne(toStored(note), options);
        await invoices.updateOne({ _id: invoice.after.id }, { $set: changes }, options);
        await accounts.insertOne(toStored(account.after), options);
      },
      { readConcern: { level: 'snapshot' }, writeConcern: { w: 'majority' } },
    ),
  );
}

function arm(name: string, lanes: number): Arm {
  return {
    name,
    run: ({ sizes, withDesk }) =>
      withDesk(async (desk) => {
        const { plans } = paidInvoices(sizes.raises, sizes.raises);
        const credits = planned(plans);
        await storeBooks(desk.store, plans);
        const tookMs = await timedMs(() =>
          inLanes(credits, lanes, (raised) => writeRaised(desk.store, raised)),
        );
        return {
          figures: [{ name, unit: 'per second', value: perSecond(credits.length, tookMs) }],
          faults: await booksFaults(desk),
        };
      }),
  };
}

export const bareTransactions: Question = {
  name: 'bare-transactions',
  asks: "How fast does the bare driver write one credit's documents in one transaction each?",
  arms: [arm('bare transactions, 1 lane', 1), arm('bare transactions, 8 lanes', 8)],
};
