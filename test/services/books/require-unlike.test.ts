import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { LooksAlike } from '../../../src/domain/books/looks-alike.js';
import type { Envelope } from '../../../src/services/books/envelope.js';
import { createOutcomes } from '../../../src/services/books/outcomes.js';
import { createPayerQueue } from '../../../src/services/books/payer-queue.js';
import { applyCredit } from '../../../src/services/credit/apply-credit.js';
import { issueInvoice } from '../../../src/services/invoices/issue-invoice.js';
import { askRefund } from '../../../src/services/refunds/ask-refund.js';
import {
  admin,
  auditDifferences,
  clubId,
  issue,
  type LedgerDesk,
  openCredit,
  openLedgerDesk,
  pay,
  payerId,
  raise,
} from '../../support/ledger-desk.js';

let desk: LedgerDesk;

beforeAll(async () => {
  desk = await openLedgerDesk();
});

afterEach(async () => {
  expect(await auditDifferences(desk)).toEqual([]);
});

afterAll(async () => {
  await desk.close();
});

/** The same books in a process of its own, which waits for nobody's turn. */
function otherProcess(): LedgerDesk {
  return { ...desk, queue: createPayerQueue(), outcomes: createOutcomes() };
}

/** A process in which something happens once, right before its first write. */
function processIn(which: { meanwhile: () => Promise<unknown> }): LedgerDesk {
  const { collections } = desk.store;
  const { journal } = collections;
  let happened = false;
  const insertOne: typeof journal.insertOne = async (...entry) => {
    if (!happened) {
      happened = true;
      await which.meanwhile();
    }
    return journal.insertOne(...entry);
  };
  const slow: typeof journal = Object.create(journal, { insertOne: { value: insertOne } });
  return {
    ...otherProcess(),
    store: { ...desk.store, collections: { ...collections, journal: slow } },
  };
}

/** A form of its own, of somebody who can be asked. */
function form(askedUpTo: Date | null = null): Envelope {
  return { actor: admin, operationId: randomUUID(), askedUpTo };
}

/** How a form books, and what of it stands in the books. */
type Door = {
  book: (by: LedgerDesk, envelope: Envelope) => Promise<unknown>;
  kind: 'credit.raised' | 'credit.applied' | 'invoice.issued' | 'refund.asked';
};

/** Each on an invoice of its own, on which the facts that a form shows do not move by it. */
const doors: Record<string, () => Promise<Door>> = {
  raise: async () => {
    const invoiceId = await issue(desk, 90_000n);
    await pay(desk, invoiceId, 90_000n);
    return {
      book: (by, envelope) => raise(by, invoiceId, 3_000n, envelope),
      kind: 'credit.raised',
    };
  },
  apply: async () => {
    await openCredit(desk, 90_000n);
    const invoiceId = await issue(desk, 90_000n);
    return {
      book: (by, envelope) => applyCredit(by, envelope, { invoiceId, amount: 3_000n }),
      kind: 'credit.applied',
    };
  },
  refund: async () => {
    const invoiceId = await issue(desk, 90_000n);
    const paymentId = await pay(desk, invoiceId, 90_000n);
    const how = { how: 'cash', paymentId, provider: null, line: null } as const;
    const words = { reason: 'Class cancelled', noteToCustomer: '', notifyCustomer: false };
    const input = { invoiceId, amount: 3_000n, ...how, ...words };
    return { book: (by, envelope) => askRefund(by, envelope, input), kind: 'refund.asked' };
  },
  issue: async () => {
    const lines = [{ beneficiaryId: `${clubId}:nora`, description: 'Swimming', amount: 3_141n }];
    const input = { payerId, currency: 'GBP', dueOn: '2026-12-07', autoCollect: false, lines };
    return { book: (by, envelope) => issueInvoice(by, envelope, input), kind: 'invoice.issued' };
  },
};

async function outcomesOf(works: readonly Promise<unknown>[]) {
  const settled = await Promise.allSettled(works);
  const refused = settled.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []));
  expect(refused.filter((reason) => !(reason instanceof LooksAlike))).toEqual([]);
  const asked = refused.filter((reason) => reason instanceof LooksAlike);
  return { booked: settled.length - refused.length, asked };
}

function entriesOf(kind: Door['kind']): Promise<number> {
  return desk.store.collections.journal.countDocuments({ kind });
}

describe.each(Object.keys(doors))('%s', (name) => {
  const open = async () => (await doors[name]?.()) ?? expect.unreachable();

  it.each([
    { where: 'in one process', by: () => desk },
    { where: 'each in a process of its own', by: otherProcess },
  ])('of four forms at once $where one books, the others are asked', async ({ by }) => {
    const { book, kind } = await open();
    const before = await entriesOf(kind);
    desk.clock.now = new Date(desk.clock.now.getTime() + 60_000_000);
    const { booked, asked } = await outcomesOf([1, 2, 3, 4].map(() => book(by(), form())));
    expect({ booked, asked: asked.length }).toEqual({ booked: 1, asked: 3 });
    for (const { earlier } of asked) {
      expect(earlier).toMatchObject({ createdBy: 'UADMIN', createdAt: desk.clock.now });
      expect(earlier.number).toMatch(/^INV-/);
    }
    expect(await entriesOf(kind)).toBe(before + 1);
  });

  it('what another process books between the question and the write is asked about', async () => {
    const { book, kind } = await open();
    desk.clock.now = new Date(desk.clock.now.getTime() + 60_000_000);
    const before = await entriesOf(kind);
    const slower = processIn({ meanwhile: () => book(desk, form()) });
    expect((await outcomesOf([book(slower, form())])).asked).toHaveLength(1);
    expect(await entriesOf(kind)).toBe(before + 1);
  });

  it('who was asked books, and is asked again about what was done since', async () => {
    const { book } = await open();
    desk.clock.now = new Date(desk.clock.now.getTime() + 60_000_000);
    const first = desk.clock.now;
    await book(desk, form());
    desk.clock.now = new Date(first.getTime() + 1_000);
    await book(desk, form(first));
    const asked = await outcomesOf([book(otherProcess(), form(first))]);
    expect(asked.asked[0]?.earlier.createdAt).toEqual(desk.clock.now);
    await book(otherProcess(), form(desk.clock.now));
  });

  it('a second press of a form that booked gets its answer, and where nobody is asked all is booked', async () => {
    const { book, kind } = await open();
    desk.clock.now = new Date(desk.clock.now.getTime() + 60_000_000);
    const before = await entriesOf(kind);
    const pressed = form();
    await book(desk, pressed);
    expect(await book(otherProcess(), pressed)).toMatchObject({ replayed: true });
    const { askedUpTo, ...unasked } = form();
    await book(desk, unasked);
    expect(await entriesOf(kind)).toBe(before + 2);
  });
});

it('holds no number for an invoice that was only asked about', async () => {
  const { book } = (await doors['issue']?.()) ?? expect.unreachable();
  desk.clock.now = new Date(desk.clock.now.getTime() + 60_000_000);
  await book(desk, form());
  const numbers = () => desk.store.collections.counters.countDocuments({ _id: /:operation:/ });
  const before = await numbers();
  expect((await outcomesOf([book(desk, form())])).asked).toHaveLength(1);
  expect(await numbers()).toBe(before);
});
