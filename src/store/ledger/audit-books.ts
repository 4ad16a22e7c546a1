import type { FindCursor } from 'mongodb';
import { checkPayerBooks } from '../../domain/books/check-books.js';
import { checkChain } from '../../domain/books/check-chain.js';
import type { BooksDifference, PayerBooks } from '../../domain/books/payer-books.js';
import type { Store } from '../connection.js';
import { fromStored } from '../stored.js';
import { digestOf } from './digest.js';
import { type OneMoment, startOneMoment } from './one-moment.js';

export type { BooksDifference } from '../../domain/books/payer-books.js';

export type BooksReport = {
  checkedAt: Date;
  entries: number;
  accounts: number;
  invoices: number;
  creditNotes: number;
  differences: BooksDifference[];
};

/** Reads one collection in payer order and hands out what belongs to the payer asked for. */
type PayerStream<Value> = {
  nextPayer(): Promise<string | null>;
  take(payerId: string): Promise<Value[]>;
  close(): Promise<void>;
};

function payerStream<Document extends { _id: string; payerId: string }, Value>(
  cursor: FindCursor<Document>,
  toValue: (document: Document) => Value,
): PayerStream<Value> {
  let head: Document | null | undefined;
  const peek = async () => {
    if (head === undefined) head = await cursor.next();
    return head;
  };
  return {
    async nextPayer() {
      return (await peek())?.payerId ?? null;
    },
    async take(payerId) {
      const values: Value[] = [];
      for (let next = await peek(); next?.payerId === payerId; next = await peek()) {
        values.push(toValue(next));
        head = undefined;
      }
      return values;
    },
    close: () => cursor.close(),
  };
}

function openStreams(store: Store, clubId: string, options: OneMoment) {
  const { journal, invoices, accounts, credit_notes, payments } = store.collections;
  const query = { clubId };
  return {
    entries: payerStream(
      journal.find(query, options).sort({ payerId: 1, currency: 1, accountSeq: 1 }).hint('payer'),
      fromStored,
    ),
    invoices: payerStream(
      invoices
        .find(query, options)
        .sort({ payerId: 1, issuedOn: -1, numberOrder: -1 })
        .hint('payer'),
      fromStored,
    ),
    accounts: payerStream(accounts.find(query, options).sort({ payerId: 1 }), fromStored),
    notes: payerStream(credit_notes.find(query, options).sort({ payerId: 1 }), fromStored),
    payments: payerStream(payments.find(query, options).sort({ payerId: 1 }), fromStored),
  };
}

type Streams = ReturnType<typeof openStreams>;

async function nextPayerOf(streams: Streams): Promise<string | null> {
  const heads: string[] = [];
  for (const stream of Object.values(streams)) {
    const payer = await stream.nextPayer();
    if (payer !== null) heads.push(payer);
  }
  return heads.sort()[0] ?? null;
}

/**
 * Re-derives every balance, debt, lot and note of the club from the journal, payer by payer, in
 * one snapshot of the database, so that work going on meanwhile makes no false difference.
 */
export async function auditBooks(store: Store, clubId: string): Promise<BooksReport> {
  const counted = { entries: 0, accounts: 0, invoices: 0, creditNotes: 0 };
  const differences: BooksDifference[] = [];
  const moment = startOneMoment(store);
  const streams = openStreams(store, clubId, moment);
  try {
    for (let payerId = await nextPayerOf(streams); payerId !== null; ) {
      const books: PayerBooks = {
        payerId,
        entries: await streams.entries.take(payerId),
        invoices: await streams.invoices.take(payerId),
        accounts: await streams.accounts.take(payerId),
        notes: await streams.notes.take(payerId),
        payments: await streams.payments.take(payerId),
      };
      differences.push(...checkPayerBooks(books), ...checkChain(books, digestOf));
      counted.entries += books.entries.length;
      counted.accounts += books.accounts.length;
      counted.invoices += books.invoices.length;
      counted.creditNotes += books.notes.length;
      payerId = await nextPayerOf(streams);
    }
  } finally {
    for (const stream of Object.values(streams)) await stream.close();
    await moment.session.endSession();
  }
  return { checkedAt: new Date(), ...counted, differences };
}
