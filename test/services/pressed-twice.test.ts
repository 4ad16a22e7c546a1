import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createPayerQueue, type PayerQueue } from '../../src/services/books/payer-queue.js';
import { raiseCredit } from '../../src/services/credit/raise-credit.js';
import { takeBackCredit } from '../../src/services/credit/take-back-credit.js';
import { voidCreditNote } from '../../src/services/credit/void-credit-note.js';
import { issueInvoice } from '../../src/services/invoices/issue-invoice.js';
import { voidInvoice } from '../../src/services/invoices/void-invoice.js';
import { writeOff } from '../../src/services/invoices/write-off.js';
import { moveOverpayment } from '../../src/services/payments/move-overpayment.js';
import { recordPayment, reversePayment } from '../../src/services/payments/record-payment.js';
import {
  apply,
  auditDifferences,
  envelope,
  invoiceNow,
  issue,
  type LedgerDesk,
  openCredit,
  openLedgerDesk,
  pay,
  payerId,
  raise,
  tally,
} from '../support/ledger-desk.js';

let desk: LedgerDesk;

beforeAll(async () => {
  desk = await openLedgerDesk();
});

afterAll(async () => {
  expect(await auditDifferences(desk)).toEqual([]);
  await desk.close();
});

/** As if every press reached another process: none waits for another. */
const noTurns: PayerQueue = { isBusy: () => false, run: (_payer, work) => work() };

type Press = (operationId: string) => Promise<object>;

/** Each makes what it needs and returns the press of its button. */
const buttons: [string, () => Promise<Press>][] = [
  [
    'Raise credit',
    async () => {
      const invoiceId = await issue(desk, 1000n);
      await pay(desk, invoiceId, 400n);
      return (operationId) => raise(desk, invoiceId, 700n, { operationId });
    },
  ],
  [
    'Apply credit',
    async () => {
      const invoiceId = await issue(desk, 1000n);
      await openCredit(desk, 1000n);
      return (operationId) => apply(desk, invoiceId, 1000n, operationId);
    },
  ],
  [
    'Take back',
    async () => {
      const invoiceId = await issue(desk, 1000n);
      await openCredit(desk, 1000n);
      const { entryId: applicationId } = await apply(desk, invoiceId, 800n);
      const input = { applicationId, reason: 'By mistake' };
      return (operationId) => takeBackCredit(desk, envelope(operationId), input);
    },
  ],
  [
    'Void credit note',
    async () => {
      const { noteId } = await raise(desk, await issue(desk, 1000n), 600n);
      const input = { noteId, reason: 'By mistake' };
      return (operationId) => voidCreditNote(desk, envelope(operationId), input);
    },
  ],
  [
    'Void invoice',
    async () => {
      const input = { invoiceId: await issue(desk, 1000n), reason: 'By mistake' };
      return (operationId) => voidInvoice(desk, envelope(operationId), input);
    },
  ],
  [
    'Move overpayment',
    async () => {
      const invoiceId = await issue(desk, 1000n);
      await pay(desk, invoiceId, 1500n);
      const input = { invoiceId, amount: 500n };
      return (operationId) => moveOverpayment(desk, envelope(operationId), input);
    },
  ],
  [
    'Write off',
    async () => {
      const input = { invoiceId: await issue(desk, 1000n), reason: 'Moved away' };
      return (operationId) => writeOff(desk, envelope(operationId), input);
    },
  ],
  [
    'Issue invoice',
    async () => (operationId) =>
      issueInvoice(desk, envelope(operationId), {
        payerId,
        currency: 'GBP',
        dueOn: '2026-12-07',
        autoCollect: true,
        lines: [{ beneficiaryId: 'club:nora', description: 'Judo', amount: 900n }],
      }),
  ],
];

function withoutReplayed(answer: object): object {
  return { ...answer, replayed: 'either' };
}

describe.each(buttons)('%s', (_name, prepare) => {
  it('pressed twice books once and answers the same', async () => {
    const press = await prepare();
    const before = await desk.store.collections.journal.countDocuments();
    const first = await press(`twice-${before}`);
    const second = await press(`twice-${before}`);
    expect(await desk.store.collections.journal.countDocuments()).toBe(before + 1);
    expect(first).toMatchObject({ replayed: false });
    expect(second).toEqual({ ...first, replayed: true });
  });

  it('pressed again after the account has changed answers as it did then', async () => {
    const press = await prepare();
    const operationId = `then-${await desk.store.collections.journal.countDocuments()}`;
    const first = await press(operationId);
    await openCredit(desk, 77n);
    expect(await press(operationId)).toEqual({ ...first, replayed: true });
  });

  it('pressed again after somebody else did something else with it books nothing', async () => {
    const press = await prepare();
    const operationId = `taken-${await desk.store.collections.journal.countDocuments()}`;
    const invoiceId = await issue(desk, 1000n);
    const { noteNumber } = await raise(desk, invoiceId, 55n, { operationId });
    const before = await desk.store.collections.journal.countDocuments();
    await expect(press(operationId)).rejects.toMatchObject({
      code: 'key-reused',
      details: { amount: 55n, currency: 'GBP', noteNumber },
    });
    expect(await desk.store.collections.journal.countDocuments()).toBe(before);
  });

  it.each([
    ['in one process', createPayerQueue()],
    ['in ten processes', noTurns],
  ])('pressed ten times at once %s books once and answers the same', async (_where, queue) => {
    const press = await prepare();
    desk.queue = queue;
    const before = await desk.store.collections.journal.countDocuments();
    const outboxBefore = await desk.store.collections.outbox.countDocuments();
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => press(`ten-times-${before}`)),
    );
    expect(await desk.store.collections.journal.countDocuments()).toBe(before + 1);
    expect(await desk.store.collections.outbox.countDocuments()).toBeLessThanOrEqual(
      outboxBefore + 1,
    );
    const [first] = answers;
    expect(answers.filter((answer) => 'replayed' in answer && !answer.replayed)).toHaveLength(1);
    for (const answer of answers) {
      expect(withoutReplayed(answer)).toEqual(withoutReplayed(first ?? {}));
    }
  });
});

describe('the same form with other inputs', () => {
  it.each([
    [
      'Raise credit on another invoice',
      async (operationId: string) => {
        await raise(desk, await issue(desk, 1000n), 100n, { operationId });
        return raise(desk, await issue(desk, 1000n), 100n, { operationId });
      },
    ],
    [
      'Raise credit for another reason',
      async (operationId: string) => {
        const invoiceId = await issue(desk, 1000n);
        const words = { noteToCustomer: '', notifyCustomer: false };
        const input = { invoiceId, amount: 100n, line: null, ...words };
        await raiseCredit(desk, envelope(operationId), { ...input, reason: 'Goodwill' });
        return raiseCredit(desk, envelope(operationId), { ...input, reason: 'Class cancelled' });
      },
    ],
    [
      'Raise credit with another note to the customer',
      async (operationId: string) => {
        const invoiceId = await issue(desk, 1000n);
        const input = { invoiceId, amount: 100n, line: null, reason: 'Goodwill' };
        const note = { noteToCustomer: 'Sorry', notifyCustomer: false };
        await raiseCredit(desk, envelope(operationId), { ...input, ...note });
        const other = { ...note, noteToCustomer: 'See you' };
        return raiseCredit(desk, envelope(operationId), { ...input, ...other });
      },
    ],
    [
      'Void credit note for another reason',
      async (operationId: string) => {
        const { noteId } = await raise(desk, await issue(desk, 1000n), 600n);
        await voidCreditNote(desk, envelope(operationId), { noteId, reason: 'By mistake' });
        return voidCreditNote(desk, envelope(operationId), { noteId, reason: 'Wrong family' });
      },
    ],
    [
      'Take back of another use',
      async (operationId: string) => {
        const invoiceId = await issue(desk, 1000n);
        await openCredit(desk, 1000n);
        const uses = [await apply(desk, invoiceId, 100n), await apply(desk, invoiceId, 200n)];
        const [one, other] = uses.map(({ entryId: applicationId }) => {
          return { applicationId, reason: 'By mistake' };
        });
        if (one === undefined || other === undefined) throw new Error('no uses');
        await takeBackCredit(desk, envelope(operationId), one);
        return takeBackCredit(desk, envelope(operationId), other);
      },
    ],
    [
      'Raise credit',
      async (operationId: string) => {
        const invoiceId = await issue(desk, 1000n);
        await raise(desk, invoiceId, 100n, { operationId });
        return raise(desk, invoiceId, 101n, { operationId });
      },
    ],
    [
      'Apply credit',
      async (operationId: string) => {
        const invoiceId = await issue(desk, 1000n);
        await openCredit(desk, 1000n);
        await apply(desk, invoiceId, 100n, operationId);
        return apply(desk, invoiceId, 101n, operationId);
      },
    ],
    [
      'Move overpayment',
      async (operationId: string) => {
        const invoiceId = await issue(desk, 1000n);
        await pay(desk, invoiceId, 1500n);
        await moveOverpayment(desk, envelope(operationId), { invoiceId, amount: 100n });
        return moveOverpayment(desk, envelope(operationId), { invoiceId, amount: 101n });
      },
    ],
    [
      'Issue invoice',
      async (operationId: string) => {
        const input = { payerId, currency: 'GBP', dueOn: '2026-12-07', autoCollect: false };
        const line = { beneficiaryId: 'club:nora', description: 'Judo', amount: 900n };
        await issueInvoice(desk, envelope(operationId), { ...input, lines: [line] });
        const other = { ...input, lines: [{ ...line, amount: 901n }] };
        return issueInvoice(desk, envelope(operationId), other);
      },
    ],
  ])('%s is refused and books nothing', async (name, twice) => {
    await expect(twice(`other-${name}`)).rejects.toMatchObject({ code: 'key-reused' });
  });
});

describe('what a voided note said', () => {
  it('is said again, although what was spent of it came back since', async () => {
    const invoiceId = await issue(desk, 1000n);
    await pay(desk, invoiceId, 1000n);
    const { noteId } = await raise(desk, invoiceId, 1000n);
    const open = await issue(desk, 300n);
    // Older credit of the other tests would be spent first.
    const account = await desk.store.collections.accounts.findOne({ _id: `${payerId}:GBP` });
    const older = (account?.balance ?? 0n) - 1000n;
    if (older > 0n) await apply(desk, await issue(desk, older), older);
    const { entryId: applicationId } = await apply(desk, open, 300n);
    const press = () => voidCreditNote(desk, envelope('void-said'), { noteId, reason: 'Wrong' });
    const first = await press();
    const { number } = await invoiceNow(desk, open);
    expect(first).toMatchObject({ fromAccount: 700n, spentOn: [number] });
    await takeBackCredit(desk, envelope(), { applicationId, reason: 'Wrong' });
    expect(await press()).toEqual({ ...first, replayed: true });
  });
});

describe('two people who press the same undo', () => {
  beforeEach(() => {
    desk.queue = noTurns;
  });

  it('take a use of credit back once; the other is told that it is gone', async () => {
    const invoiceId = await issue(desk, 1000n);
    await openCredit(desk, 1000n);
    const { entryId: applicationId } = await apply(desk, invoiceId, 800n);
    const input = { applicationId, reason: 'By mistake' };
    const takeBack = () => takeBackCredit(desk, envelope(), input);
    expect(await tally([takeBack(), takeBack()])).toEqual({
      accepted: 1,
      refused: { 'no-such-use': 1 },
    });
    await expect(takeBack()).rejects.toMatchObject({ code: 'no-such-use' });
  });

  it('void an invoice once; the other is told that it is void', async () => {
    const input = { invoiceId: await issue(desk, 1000n), reason: 'By mistake' };
    const press = () => voidInvoice(desk, envelope(), input);
    expect(await tally([press(), press(), press()])).toEqual({
      accepted: 1,
      refused: { 'invoice-void': 2 },
    });
  });

  it('void a credit note once; the other is told that nothing is left to void', async () => {
    const { noteId } = await raise(desk, await issue(desk, 1000n), 600n);
    const press = () => voidCreditNote(desk, envelope(), { noteId, reason: 'By mistake' });
    expect(await tally([press(), press()])).toEqual({
      accepted: 1,
      refused: { 'nothing-to-void': 1 },
    });
  });
});

describe('a message about a payment', () => {
  it('told ten times at once is booked once', async () => {
    const invoiceId = await issue(desk, 1000n);
    const before = await desk.store.collections.journal.countDocuments();
    const told = { invoiceId, paymentId: 'club:P-ten', amount: 1000n, provider: 'stripe' };
    const tell = () =>
      recordPayment(desk, envelope(), { ...told, receivedOn: '2026-11-23', status: 'received' });
    const answers = await Promise.all(Array.from({ length: 10 }, tell));
    expect(new Set(answers.map(({ outstanding }) => outstanding))).toEqual(new Set([0n]));
    expect(await desk.store.collections.journal.countDocuments()).toBe(before + 1);
  });

  it('of a bounce told twice is booked once', async () => {
    const invoiceId = await issue(desk, 1000n);
    const paymentId = await pay(desk, invoiceId, 1000n);
    const bounce = () => reversePayment(desk, envelope(), { paymentId, how: 'bounced' });
    const answers = await Promise.all([bounce(), bounce(), bounce()]);
    const debt = { outstanding: 1000n, status: 'outstanding' };
    expect(answers).toMatchObject(new Array(3).fill(debt));
    expect(answers.map(({ alreadySo }) => alreadySo).sort()).toEqual([false, true, true]);
    expect(await bounce()).toMatchObject({ ...debt, alreadySo: true });
    const told = await desk.store.collections.outbox.countDocuments({
      'notice.kind': 'payment-reversed',
    });
    expect(told).toBe(1);
  });

  it('that names another invoice than before is refused, also when it says the same', async () => {
    const [first, second] = [await issue(desk, 1000n), await issue(desk, 1000n)];
    for (const status of ['pending', 'received'] as const) {
      const paymentId = await pay(desk, first, 1000n, { status });
      const again = pay(desk, second, 1000n, { paymentId, status: 'received' });
      await expect(again).rejects.toMatchObject({ code: 'already-exists' });
      if (status === 'pending') await pay(desk, first, 1000n, { paymentId, status: 'failed' });
    }
  });
});
