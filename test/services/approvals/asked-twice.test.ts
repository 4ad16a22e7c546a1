import { beforeEach, describe, expect, it } from 'vitest';
import { LooksAlike } from '../../../src/domain/books/looks-alike.js';
import { FactsMoved } from '../../../src/domain/books/promise.js';
import type { Actor } from '../../../src/domain/people/actor.js';
import { approveRequest } from '../../../src/services/approvals/decide.js';
import { reviewRequest } from '../../../src/services/approvals/review.js';
import { withdrawRequest } from '../../../src/services/approvals/withdraw.js';
import type { Envelope } from '../../../src/services/books/envelope.js';
import { createOutcomes } from '../../../src/services/books/outcomes.js';
import { createPayerQueue } from '../../../src/services/books/payer-queue.js';
import { raiseCredit } from '../../../src/services/credit/raise-credit.js';
import { voidCreditNote } from '../../../src/services/credit/void-credit-note.js';
import { moveOverpayment } from '../../../src/services/payments/move-overpayment.js';
import { askRefund } from '../../../src/services/refunds/ask-refund.js';
import { deskForFile } from '../../support/desk-for-file.js';
import { by, doors } from '../../support/giving-doors.js';
import { issue, type LedgerDesk, pay, startAfresh } from '../../support/ledger-desk.js';
import {
  anna,
  approve,
  asked,
  askedRaise,
  askOrBook,
  ben,
  olive,
  withThreshold,
} from '../../support/second-person.js';

const desk = await deskForFile();
beforeEach(async () => {
  await startAfresh(desk);
  withThreshold(desk);
  desk.clock.now = new Date('2026-11-23T10:00:00Z');
});

const credit = { line: null, noteToCustomer: '', notifyCustomer: false, reason: 'Goodwill' };

/** A form that can be asked about what looks the same, and was about nothing yet. */
function form(actor: Actor, askedUpTo: Date | null = null): Envelope {
  return { ...by(actor), askedUpTo };
}

function give(invoiceId: string, amount: bigint, envelope: Envelope, at: LedgerDesk = desk) {
  return askOrBook(at, envelope, () => raiseCredit(at, envelope, { ...credit, invoiceId, amount }));
}

/** The same books from another process, which knows nothing of what this one has under way. */
function elsewhere(): LedgerDesk {
  return { ...desk, queue: createPayerQueue(), outcomes: createOutcomes() };
}

async function question(work: Promise<unknown>): Promise<LooksAlike> {
  const error = await work.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (error instanceof LooksAlike) return error;
  throw error ?? new Error('nobody asked');
}

const openRequests = () => desk.store.models.requests.countDocuments({ state: 'open' });

describe('The same credit once more, while a request for it is open', () => {
  it('asks once, naming the request, whoever sends it; and goes on when it is meant', async () => {
    const invoiceId = await issue(desk, 40_000n);
    const request = await askedRaise(desk, invoiceId, 18_000n);
    desk.clock.now = new Date('2026-11-23T10:02:00Z');
    for (const actor of [olive, ben]) {
      const { earlier } = await question(give(invoiceId, 18_000n, form(actor)));
      expect(earlier).toMatchObject({ requestId: request.id, createdBy: 'UOLIVE' });
      expect(await openRequests()).toBe(1);
    }
    await give(invoiceId, 18_000n, form(ben, request.askedAt));
    expect(await openRequests()).toBe(2);
  });

  it('asks also where the second would be booked at once', async () => {
    const invoiceId = await issue(desk, 40_000n);
    await give(invoiceId, 6_000n, form(olive));
    const { earlier } = await question(give(invoiceId, 6_000n, form(olive)));
    await give(invoiceId, 6_000n, form(olive, earlier.createdAt));
    expect(await openRequests()).toBe(1);
    desk.clock.now = new Date('2026-11-23T10:01:00Z');
    const other = await question(give(invoiceId, 6_000n, form(ben)));
    expect(other.earlier.requestId).toBeDefined();
  });

  it.each<[string, (invoiceId: string) => Promise<unknown>]>([
    ['another amount', (invoiceId) => give(invoiceId, 18_001n, form(ben))],
    ['another invoice', async () => give(await issue(desk, 18_000n), 18_000n, form(ben))],
    [
      'the same eleven minutes later',
      async (invoiceId) => {
        desk.clock.now = new Date('2026-11-23T10:11:00Z');
        await give(invoiceId, 18_000n, form(ben));
      },
    ],
  ])('is not asked about %s', async (_what, act) => {
    const invoiceId = await issue(desk, 40_000n);
    await askedRaise(desk, invoiceId, 18_000n);
    await act(invoiceId);
    expect(await openRequests()).toBe(2);
  });

  it('is not asked about a request that was withdrawn', async () => {
    const invoiceId = await issue(desk, 40_000n);
    const request = await askedRaise(desk, invoiceId, 18_000n);
    await withdrawRequest(desk, olive, request.id);
    await give(invoiceId, 18_000n, form(ben));
    expect(await openRequests()).toBe(1);
  });

  it.each([
    ['both asked for', 18_000n, 0n],
    ['one booked and one asked for', 6_000n, 6_000n],
  ])('of two forms at once one is asked about: %s', async (_what, amount, before) => {
    for (let round = 0; round < 4; round += 1) {
      await startAfresh(desk);
      const invoiceId = await issue(desk, 40_000n);
      // What Ben gave before makes his form one that has to be asked for.
      if (before > 0n) await give(await issue(desk, before), before, form(ben));
      const settled = await Promise.allSettled([
        give(invoiceId, amount, form(olive)),
        give(invoiceId, amount, form(ben), elsewhere()),
      ]);
      const rejected = settled.filter((one) => one.status === 'rejected');
      expect(rejected).toHaveLength(1);
      expect(rejected[0]?.reason).toBeInstanceOf(LooksAlike);
    }
  });
});

describe('What makes sense once only, while it is asked for', () => {
  const once = Object.entries(doors).filter(([name]) => name !== 'credit');

  it.each(once)('%s: is refused, naming the open one', async (_name, { prepare, open }) => {
    const id = await prepare(desk);
    const first = await asked(desk, (actor, operationId) => open(desk, { actor, operationId }, id));
    const again = (actor: Actor) => {
      const envelope = form(actor);
      return askOrBook(desk, envelope, () => open(desk, envelope, id));
    };
    await expect(again(ben)).rejects.toMatchObject({
      code: 'request-open',
      details: { amount: 12_000n, currency: 'GBP', askedOn: '2026-11-23', isOwn: false },
    });
    await expect(again(olive)).rejects.toMatchObject({ details: { asked: 'this', isOwn: true } });
    expect(await openRequests()).toBe(1);
    // The same form sent once more is its own request, and the open one can be decided.
    const same = { actor: olive, operationId: first.id };
    await askOrBook(desk, same, () => open(desk, same, id));
    await withdrawRequest(desk, olive, first.id);
    await again(ben);
    expect(await openRequests()).toBe(1);
  });

  it.each([
    ['a write-off', 'voiding an invoice', 'void-invoice'],
    ['voiding an invoice', 'a write-off', 'write-off'],
  ])('%s is refused while %s of the invoice is open, and asked for after it', async (...names) => {
    const [second, first] = names.map((name) => doors[name]);
    if (second === undefined || first === undefined) throw new Error('no such door');
    const id = await issue(desk, 12_000n);
    const open = await asked(desk, (actor, operationId) =>
      first.open(desk, { actor, operationId }, id),
    );
    const press = () => {
      const envelope = form(ben);
      return askOrBook(desk, envelope, () => second.open(desk, envelope, id));
    };
    await expect(press()).rejects.toMatchObject({
      code: 'request-open',
      details: { amount: 12_000n, askedOn: '2026-11-23', asked: names[2], isOwn: false },
    });
    expect(await openRequests()).toBe(1);
    await withdrawRequest(desk, olive, open.id);
    await press();
    expect(await openRequests()).toBe(1);
  });

  it('from two forms at once: one is refused', async () => {
    const door = doors['a write-off'];
    if (door === undefined) throw new Error('no such door');
    for (let round = 0; round < 4; round += 1) {
      await startAfresh(desk);
      const id = await door.prepare(desk);
      const send = (actor: Actor, at: LedgerDesk) => {
        const envelope = by(actor);
        return askOrBook(at, envelope, () => door.open(at, envelope, id));
      };
      const settled = await Promise.allSettled([send(olive, desk), send(ben, elsewhere())]);
      expect(settled.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
      expect(await openRequests()).toBe(1);
    }
  });

  it('on another invoice is asked for as well', async () => {
    const door = doors['a write-off'];
    for (let invoice = 0; invoice < 2; invoice += 1) {
      const id = (await door?.prepare(desk)) ?? '';
      await asked(desk, async (actor, operationId) => door?.open(desk, { actor, operationId }, id));
    }
    expect(await openRequests()).toBe(2);
  });
});

describe('Review of what was booked in the same way since it was asked for', () => {
  it('names credit of the same amount: who, when and its number; not when it was voided', async () => {
    const invoiceId = await issue(desk, 40_000n);
    withThreshold(desk, 5_000n);
    const open = await askedRaise(desk, invoiceId, 6_000n);
    expect((await reviewRequest(desk, anna, open.id)).same).toBeNull();
    withThreshold(desk);
    desk.clock.now = new Date('2026-11-23T10:30:00Z');
    const booked = await raiseCredit(desk, by(ben), { ...credit, invoiceId, amount: 6_000n });
    const review = await reviewRequest(desk, anna, open.id);
    expect(review.same).toEqual({
      number: booked.noteNumber,
      createdAt: desk.clock.now,
      createdBy: 'UBEN',
    });
    await voidCreditNote(desk, by(ben), { noteId: booked.noteId, reason: 'Wrong' });
    expect((await reviewRequest(desk, anna, open.id)).same).toBeNull();
  });

  it('books nothing where the same was booked after the review was opened', async () => {
    const invoiceId = await issue(desk, 40_000n);
    const request = await askedRaise(desk, invoiceId, 18_000n);
    const { now } = await reviewRequest(desk, anna, request.id);
    desk.clock.now = new Date('2026-11-23T10:30:00Z');
    const seenUpTo = desk.clock.now;
    withThreshold(desk, null);
    desk.clock.now = new Date('2026-11-23T10:31:00Z');
    await raiseCredit(desk, by(ben), { ...credit, invoiceId, amount: 18_000n });
    const said = now?.promised ?? {};
    const decision = { requestId: request.id, comment: '', said };
    const press = approveRequest(desk, anna, { ...decision, seenUpTo });
    await expect(press).rejects.toBeInstanceOf(FactsMoved);
    const { same } = await reviewRequest(desk, anna, request.id);
    expect(same?.createdBy).toBe('UBEN');
    const decided = await approve(desk, request.id);
    expect(decided.request.state).toBe('approved');
  });

  it.each<[string, bigint, (invoiceId: string, envelope: Envelope) => Promise<unknown>]>([
    [
      'a refund',
      10_000n,
      (invoiceId, envelope) =>
        askRefund(desk, envelope, {
          ...{ ...credit, invoiceId, amount: 2_000n },
          ...{ how: 'proposed', paymentId: null, provider: null },
        }),
    ],
    [
      'an overpayment made credit',
      14_000n,
      (invoiceId, envelope) => moveOverpayment(desk, envelope, { invoiceId, amount: 2_000n }),
    ],
  ])('names %s of the same amount', async (_name, received, act) => {
    const invoiceId = await issue(desk, 10_000n);
    await pay(desk, invoiceId, received);
    withThreshold(desk, 1_000n);
    const request = await asked(desk, (actor, operationId) =>
      act(invoiceId, { actor, operationId }),
    );
    withThreshold(desk, null);
    desk.clock.now = new Date('2026-11-23T10:30:00Z');
    await act(invoiceId, by(ben));
    expect((await reviewRequest(desk, anna, request.id)).same).toMatchObject({
      ...{ createdBy: 'UBEN', createdAt: desk.clock.now },
    });
  });
});
