import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { planRaiseCredit } from '../../../src/domain/credit/raise-credit.js';
import { bookEvent } from '../../../src/services/books/book-event.js';
import { loadInvoiceAndAccount } from '../../../src/services/invoices/load-invoice.js';
import {
  auditDifferences,
  deskOn,
  envelope,
  invoiceNow,
  issue,
  pay,
  payerId,
  raise,
  startAfresh,
} from '../../support/ledger-desk.js';
import { desk, movedCases, raiseCase } from './moved-cases.js';

const entries = () => desk.store.collections.journal.countDocuments();
const messages = () => desk.store.collections.outbox.countDocuments();

beforeEach(async () => {
  await startAfresh(desk);
  desk.clock.now = new Date('2026-11-23T10:00:00Z');
});
afterEach(async () => expect(await auditDifferences(desk)).toEqual([]));
afterAll(() => desk.close());

describe.each(Object.entries(movedCases))('%s', (_name, { made, promised, moved, send }) => {
  it('books nothing, then what the new words say, and is answered from the store ever after', async () => {
    const { invoiceId, about } = await made();
    const { operationId } = envelope();
    const before = await promised(about);
    await moved(invoiceId);
    const [booked, told] = [await entries(), await messages()];
    await expect(send(about, before, operationId)).rejects.toMatchObject({ name: 'FactsMoved' });
    expect([await entries(), await messages()]).toEqual([booked, told]);
    const now = await promised(about);
    expect(now).not.toEqual(before);
    const first = await send(about, now, operationId);
    expect(first).toMatchObject({ replayed: false });
    expect(await entries()).toBe(booked + 1);
    // What the form said is no part of the request, and holds for the first press only.
    await expect(send(about, before, operationId)).resolves.toEqual({
      ...Object(first),
      replayed: true,
    });
    expect(await entries()).toBe(booked + 1);
  });

  it('books at once while nothing has moved', async () => {
    const { about } = await made();
    const { operationId } = envelope();
    const sent = await send(about, await promised(about), operationId);
    expect(sent).toMatchObject({ replayed: false });
  });
});

describe('facts that move between the reading and the transaction', () => {
  it('are seen after others had their turn', async () => {
    const { invoiceId, about } = await raiseCase.made();
    const promised = await raiseCase.promised(about);
    const another = deskOn(desk.store, desk.uri);
    let sent: Promise<unknown> = Promise.resolve();
    await desk.queue.run(payerId, async () => {
      sent = raiseCase.send(about, promised, envelope().operationId);
      sent.catch(() => undefined);
      await pay(another, invoiceId, 12_000n);
    });
    await expect(sent).rejects.toMatchObject({ name: 'FactsMoved' });
    expect((await invoiceNow(desk, invoiceId)).outstanding).toBe(6_000n);
  });

  it('are seen when the plan turns out stale at the database', async () => {
    const invoiceId = await issue(desk, 18_000n);
    const promised = { toInvoice: '9000', toAccount: '0', outstanding: '9000' };
    const another = deskOn(desk.store, desk.uri);
    let reads = 0;
    const booking = bookEvent(desk, {
      act: 'raise-credit',
      envelope: envelope(),
      ...{ reason: 'Goodwill', input: {}, promised, notices: () => [] },
      load: async () => {
        const state = await loadInvoiceAndAccount(desk, invoiceId);
        reads += 1;
        if (reads === 1) await pay(another, invoiceId, 12_000n);
        return state;
      },
      plan: (state, context) =>
        planRaiseCredit(
          state,
          { amount: 9_000n, line: null, noteToCustomer: '', notifyCustomer: false },
          context,
        ),
    });
    await expect(booking).rejects.toMatchObject({
      name: 'FactsMoved',
      broken: ['toInvoice', 'toAccount', 'outstanding'],
    });
    expect(reads).toBe(2);
    expect(await desk.store.collections.credit_notes.countDocuments()).toBe(0);
  });

  it('give one booking to two forms that promise the same, and a question to the other', async () => {
    const { invoiceId, about } = await raiseCase.made();
    const promised = await raiseCase.promised(about);
    const sent = await Promise.allSettled([
      raiseCase.send(about, promised, envelope().operationId),
      raiseCase.send(about, promised, envelope().operationId),
    ]);
    expect(sent.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect((await invoiceNow(desk, invoiceId)).outstanding).toBe(9_000n);
  });

  it('are none for a hundred presses of one form: one booking and ninety-nine stored answers', async () => {
    const { about } = await raiseCase.made();
    const promised = await raiseCase.promised(about);
    const { operationId } = envelope();
    const presses = Array.from({ length: 100 }, () => raiseCase.send(about, promised, operationId));
    const answers = await Promise.all(presses);
    expect(answers.filter(({ replayed }) => !replayed)).toHaveLength(1);
    const one = { ...answers[0], replayed: true };
    expect(answers.map((answer) => ({ ...answer, replayed: true }))).toEqual(
      answers.map(() => one),
    );
    expect(await desk.store.collections.credit_notes.countDocuments()).toBe(1);
  });

  it('do not matter where nothing was promised', async () => {
    const { invoiceId } = await raiseCase.made();
    await pay(desk, invoiceId, 12_000n);
    expect(await raise(desk, invoiceId, 9_000n)).toMatchObject({ toInvoice: 6_000n });
  });
});
