import { BSON, type CommandStartedEvent, type Document } from 'mongodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bareCredits, readForCredit, writeCredit } from '../../bench/support/bare-credits.js';
import { barePages } from '../../bench/support/bare-pages.js';
import { barePageSize, readPage, writePageSafely } from '../../bench/support/bare-sweep.js';
import { type BenchDesk, openBenchDesk } from '../../bench/support/bench-desk.js';
import { dueInvoices, operator, paidInvoices } from '../../bench/support/made-books.js';
import { storeBooks } from '../../bench/support/store-books.js';
import { raiseCredit } from '../../src/services/credit/raise-credit.js';
import { runSweep } from '../../src/services/sweep/sweep.js';
import { uniqueDatabaseUri } from '../support/mongo.js';

let desk: BenchDesk;
let bare: BenchDesk;

async function open(): Promise<BenchDesk> {
  return openBenchDesk(`${uniqueDatabaseUri()}&monitorCommands=true`);
}

beforeAll(async () => {
  desk = await open();
  bare = await open();
});

afterAll(async () => {
  await desk.close();
  await bare.close();
});

/** The fields of a document and what kind of value is in each, in the order of the names. */
function formOf(value: unknown): unknown {
  if (Array.isArray(value)) return [...new Set(value.map((each) => JSON.stringify(formOf(each))))];
  if (value === null || value instanceof Date || typeof value !== 'object') {
    return value === null ? 'null' : value instanceof Date ? 'date' : typeof value;
  }
  const fields = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
  return Object.fromEntries(fields.map(([name, field]) => [name, formOf(field)]));
}

type Sent = { command: string; documents: number; form: unknown; averageBytes: number };

/** What a command writes or reads, without the values. */
function sentBy({ commandName, command }: CommandStartedEvent): Sent {
  const named = `${commandName} ${typeof command[commandName] === 'string' ? command[commandName] : ''}`;
  const written: Document[] =
    command['documents'] ?? (command['updates'] ?? []).map((update: Document) => update['u']);
  const { sort, hint, limit } = command;
  const bytes = written.reduce((sum, one) => sum + BSON.calculateObjectSize(one), 0);
  return {
    command: named.trim(),
    documents: written.length,
    form: written.length > 0 ? formOf(written) : { sort, hint, limit },
    averageBytes: written.length === 0 ? 0 : bytes / written.length,
  };
}

/** Every command that the work sends, of those that `counts`. */
async function sentIn(
  { store }: BenchDesk,
  counts: (event: CommandStartedEvent) => boolean,
  work: () => Promise<unknown>,
): Promise<Sent[]> {
  const sent: Sent[] = [];
  const listen = (event: CommandStartedEvent) => {
    if (counts(event)) sent.push(sentBy(event));
  };
  store.client.on('commandStarted', listen);
  await work();
  store.client.off('commandStarted', listen);
  return sent;
}

function withoutSizes(sent: readonly Sent[]): unknown[] {
  return sent.map(({ averageBytes: _size, ...rest }) => rest);
}

/** The same commands in the same order, their documents alike and about as large. */
function expectSame(found: readonly Sent[], expected: readonly Sent[]): void {
  expect(withoutSizes(found)).toEqual(withoutSizes(expected));
  for (const [index, { averageBytes }] of found.entries()) {
    const expectedBytes = expected[index]?.averageBytes ?? 0;
    expect(Math.abs(averageBytes - expectedBytes)).toBeLessThanOrEqual(expectedBytes * 0.03);
  }
}

describe('the bare arms of the bench', () => {
  it('read and write what the desk does to raise a credit', async () => {
    const { plans, ids } = paidInvoices(3, 3);
    await storeBooks(desk.store, plans);
    await storeBooks(bare.store, plans);
    const all = () => true;
    const words = { reason: 'Class cancelled', noteToCustomer: '', notifyCustomer: false };
    const byDesk = await sentIn(desk, all, async () => {
      for (const invoiceId of ids) {
        const envelope = { actor: operator, operationId: `bench-${invoiceId}` };
        await raiseCredit(desk, envelope, { invoiceId, amount: 1_500n, line: null, ...words });
      }
    });
    const byBare = await sentIn(bare, all, async () => {
      for (const credit of bareCredits(plans)) {
        await readForCredit(bare.store, credit);
        await writeCredit(bare.store, credit, { bypassDocumentValidation: false });
      }
    });
    expect(byDesk).toHaveLength(3 * 8);
    expectSame(byBare, byDesk);
  });

  it('read and write what the sweep does for a page', async () => {
    // One short of a full page, whose last payer is left to the next one.
    const books = dueInvoices(barePageSize - 2, 'due');
    await storeBooks(desk.store, books);
    await storeBooks(bare.store, books);
    const reads = new Set<unknown>();
    // The run's own beginning and end are no part of a page, nor a look at an empty queue.
    const ofPages = ({ commandName, command }: CommandStartedEvent) => {
      const collection = command[commandName];
      if (commandName === 'update') return collection === 'invoices' || collection === 'accounts';
      if (commandName === 'insert') return collection !== 'outbox';
      if (commandName !== 'find' || reads.has(collection)) return false;
      reads.add(collection);
      return collection === 'invoices' || collection === 'accounts';
    };
    const byDesk = await sentIn(desk, ofPages, () => runSweep(desk, { trigger: 'schedule' }));
    reads.clear();
    const byBare = await sentIn(bare, ofPages, async () => {
      for (const page of barePages(books, barePageSize)) {
        await readPage(bare.store, page);
        await writePageSafely(bare.store, page);
      }
    });
    expect(byDesk).toHaveLength(6);
    expectSame(byBare, byDesk);
  });
});
