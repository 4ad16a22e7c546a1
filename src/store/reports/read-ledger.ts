import type { FindCursor } from 'mongodb';
import type { JournalEntry } from '../../domain/books/journal-entry.js';
import type { Account } from '../../domain/credit/account.js';
import type { CreditNote } from '../../domain/credit/credit-note.js';
import type { Invoice } from '../../domain/invoices/invoice.js';
import type { Payment } from '../../domain/payments/payment.js';
import type { Refund } from '../../domain/refunds/refund.js';
import type { Store } from '../connection.js';
import { createBreather } from '../ledger/breather.js';
import { startOneMoment } from '../ledger/one-moment.js';
import { fromStored } from '../stored.js';

/** Documents that come from the database at once. */
const batchSize = 500;

/** The ledger of a club in one moment; each part is read as it is asked for, payer by payer. */
export type LedgerMoment = {
  names: Map<string, string>;
  entries: AsyncIterable<JournalEntry>;
  invoices: () => AsyncIterable<Invoice>;
  notes: AsyncIterable<CreditNote>;
  payments: AsyncIterable<Payment>;
  refunds: AsyncIterable<Refund>;
  accounts: AsyncIterable<Account>;
};

async function* each<Document extends { _id: string }>(cursor: FindCursor<Document>) {
  const breathe = createBreather();
  try {
    for await (const document of cursor) {
      yield fromStored(document);
      await breathe();
    }
  } finally {
    await cursor.close();
  }
}

/**
 * Everything that an export reads, as it was at one moment, in flat memory but for the names. The
 * server keeps a moment for five minutes; what takes longer fails whole.
 */
export async function readLedger<Result>(
  store: Store,
  clubId: string,
  read: (ledger: LedgerMoment) => Promise<Result>,
): Promise<Result> {
  const moment = startOneMoment(store);
  const { journal, invoices, credit_notes, payments, refunds, accounts, contacts } =
    store.collections;
  const query = { clubId };
  const options = { ...moment, batchSize, hint: 'payer' };
  try {
    const people = contacts.find(query, { ...options, projection: { name: 1 } });
    const names = new Map<string, string>();
    for await (const { _id, name } of people) names.set(_id, name);
    return await read({
      names,
      entries: each(journal.find(query, options)),
      invoices: () => each(invoices.find(query, options)),
      notes: each(credit_notes.find(query, options)),
      payments: each(payments.find(query, options)),
      refunds: each(refunds.find(query, options)),
      accounts: each(accounts.find(query, options)),
    });
  } finally {
    await moment.session.endSession();
  }
}
