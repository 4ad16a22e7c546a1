import { describe, expect, it } from 'vitest';
import { entryKinds } from '../../../src/domain/books/entry-kinds.js';
import { accountOf } from '../../../src/domain/books/plan.js';
import { planApplyCredit } from '../../../src/domain/credit/apply-credit.js';
import { planExpireLot } from '../../../src/domain/credit/expire-credit.js';
import { planRaiseCredit } from '../../../src/domain/credit/raise-credit.js';
import {
  requireKnownPayer,
  requireOwed,
  requireOwedOn,
} from '../../../src/domain/forgetting/require-owed.js';
import { changeInvoice, type Invoice } from '../../../src/domain/invoices/invoice.js';
import { planWriteOff } from '../../../src/domain/invoices/write-off.js';
import { planMoveOverpayment } from '../../../src/domain/payments/move-overpayment.js';
import {
  anAccount,
  anInvoice,
  eventContext,
  inFlight,
  owner,
  paymentPlan,
  refusalOf,
} from '../../support/rules.js';

const mark = { payer: true, again: false };
const marked = (invoice: Invoice, forgotten = mark): Invoice => ({ ...invoice, forgotten });
const paid = marked(anInvoice([1_000n], { paid: 1_000n }));
const owed = marked(anInvoice([1_000n], { paid: 400n }));
const overpaid = marked(anInvoice([1_000n], { paid: 1_500n }));
const credit = { amount: 100n, line: null, noteToCustomer: '' };
const refused = { code: 'payer-forgotten' };

const raised = (invoice: Invoice, account: ReturnType<typeof anAccount> | null = null) =>
  planRaiseCredit(
    { invoice, account },
    { ...credit, notifyCustomer: false },
    eventContext({ reason: 'Kari Olsen asked for it' }),
  );

describe('on what is about a payer who is forgotten', () => {
  it('nothing is given while nothing is open there, also where there is account credit', () => {
    expect(refusalOf(() => requireOwed([raised(paid)]))).toEqual(refused);
    const inHand = { ...anAccount({ lotId: 'L', amount: 500n }), forgotten: mark };
    expect(refusalOf(() => requireOwed([raised(paid, inHand)]))).toEqual(refused);
    expect(refusalOf(() => requireOwedOn(paid))).toEqual(refused);
    const settled = marked(anInvoice([1_000n], { writtenOff: 1_000n }));
    expect(refusalOf(() => requireOwedOn(settled))).toEqual(refused);
  });

  it('what is owed, overpaid or on its way is settled', () => {
    expect(() => requireOwed([raised(owed)])).not.toThrow();
    expect(() => requireOwed([planWriteOff({ invoice: owed }, eventContext())])).not.toThrow();
    const move = planMoveOverpayment(
      { invoice: overpaid, account: null },
      { amount: 500n },
      eventContext(),
    );
    expect(() => requireOwed([move])).not.toThrow();
    // Their account is new then, and carries the mark as well.
    expect(move.account?.after.forgotten).toEqual({ payer: true, again: true });
    // Credit is for the debt: not beyond it, and not for what is overpaid.
    const beyond = planRaiseCredit(
      { invoice: owed, account: null },
      { ...credit, amount: 700n, notifyCustomer: false },
      eventContext(),
    );
    expect(beyond.entry?.details.toAccount).toBe(100n);
    expect(refusalOf(() => requireOwed([beyond]))).toEqual(refused);
    expect(refusalOf(() => requireOwed([raised(overpaid)]))).toEqual(refused);
    // Several parts of one act: what it began from counts, and not what the part before left.
    const rest = marked(anInvoice([1_000n], { paid: 1_000n, id: owed.id }));
    const gone = planWriteOff({ invoice: owed }, eventContext());
    const second = { ...gone, invoice: { before: rest, after: rest } };
    expect(() => requireOwed([raised(owed), second])).not.toThrow();
    expect(refusalOf(() => requireOwed([second]))).toEqual(refused);
    const awaited = changeInvoice(paid, { pendingPayments: [inFlight] });
    expect(() => requireOwedOn(owed)).not.toThrow();
    for (const invoice of [overpaid, awaited]) {
      expect(refusalOf(() => requireOwedOn(invoice))).toEqual(refused);
    }
    for (const invoice of [owed, overpaid, paid]) {
      expect(refusalOf(() => requireKnownPayer(invoice))).toEqual(refused);
    }
  });

  it('their account credit is used and expires', () => {
    const lot = { lotId: 'L', amount: 500n, expiresOn: '2026-12-01' };
    const account = { ...anAccount(lot), forgotten: mark };
    const use = planApplyCredit({ invoice: owed, account }, { amount: 100n }, eventContext());
    expect(() => requireOwed([use])).not.toThrow();
    const night = eventContext({ today: '2026-12-02', actor: { kind: 'job', job: 'sweep' } });
    const [first] = account.lots;
    if (first === undefined) throw new Error('there is no lot');
    const gone = planExpireLot({ account, lot: first }, night);
    expect(() => requireOwed([gone])).not.toThrow();
  });

  it('money that comes in, and what a bank did, is always written down', () => {
    const late = { status: 'received', receivedOn: '2026-11-23' } as const;
    const payment = paymentPlan(
      { invoice: paid, payment: null },
      { ...late, paymentId: 'club:P9', amount: 300n, provider: 'cash' },
    );
    expect(() => requireOwed([payment])).not.toThrow();
    expect(payment.invoice?.after).toMatchObject({ overpaid: 300n, forgotten: mark });
  });
});

it('whoever has only a line on it, or nobody, can be given as before', () => {
  const onLine = marked(anInvoice([1_000n], { paid: 1_000n }), { payer: false, again: true });
  for (const invoice of [onLine, anInvoice([1_000n], { paid: 1_000n })]) {
    expect(() => requireOwed([raised(invoice)])).not.toThrow();
    expect(() => requireOwedOn(invoice)).not.toThrow();
    expect(() => requireKnownPayer(invoice)).not.toThrow();
  }
  expect(
    accountOf(null, { ...owner, forgotten: { payer: false, again: false } }),
  ).not.toHaveProperty('forgotten');
});

it('every kind of entry is either what happened, or refused where nothing is open', () => {
  const happened = entryKinds.filter((kind) => {
    const entry = { kind, actor: { kind: 'staff' }, details: {} };
    const plan = { entry, invoice: { before: paid, after: paid }, creditNotes: [] };
    try {
      requireOwed([plan]);
      return true;
    } catch {
      return false;
    }
  });
  expect(happened).toEqual([
    ...['payment.pending', 'payment.failed', 'payment.received', 'payment.bounced'],
    ...['payment.returned', 'payment.corrected', 'refund.waiting', 'refund.paid', 'refund.failed'],
  ]);
  const again = {
    ...{ kind: 'refund.asked' as const, actor: { kind: 'staff' } },
    details: { refund: { attempt: 2 } },
  };
  const plan = { entry: again, invoice: { before: paid, after: paid }, creditNotes: [] };
  expect(() => requireOwed([plan])).not.toThrow();
  const imported = { ...again, details: {}, actor: { kind: 'import' } };
  expect(() => requireOwed([{ ...plan, entry: imported }])).not.toThrow();
});
