import { randomUUID } from 'node:crypto';
import type { Actor } from '../../src/domain/people/actor.js';
import type { Action } from '../../src/domain/people/rights.js';
import type { Envelope } from '../../src/services/books/envelope.js';
import { raiseCredit } from '../../src/services/credit/raise-credit.js';
import { withdrawOpeningCredit } from '../../src/services/credit/withdraw-opening-credit.js';
import { voidInvoice } from '../../src/services/invoices/void-invoice.js';
import { writeOff } from '../../src/services/invoices/write-off.js';
import { moveOverpayment } from '../../src/services/payments/move-overpayment.js';
import { returnOverpayment } from '../../src/services/payments/return-overpayment.js';
import { askRefund } from '../../src/services/refunds/ask-refund.js';
import { askRefundAgain } from '../../src/services/refunds/ask-refund-again.js';
import { payOut } from '../../src/services/refunds/pay-out.js';
import { refundNotDone } from '../../src/services/refunds/refund-not-done.js';
import { refundOverpayment } from '../../src/services/refunds/refund-overpayment.js';
import { envelope, issue, type LedgerDesk, openCredit, pay, payerId } from './ledger-desk.js';
import { withThreshold } from './second-person.js';

/** A way in which 120.00 can be given away: what has to be there before, and the act. */
export type Door = {
  act: Action;
  /** Whether it always needs a second person. */
  always?: true;
  prepare: (desk: LedgerDesk) => Promise<string>;
  open: (desk: LedgerDesk, by: Envelope, id: string) => Promise<unknown>;
};

const amount = 12_000n;
const words = { line: null, noteToCustomer: '', notifyCustomer: false };
const reason = 'Goodwill';

export function by(actor: Actor): Envelope {
  return envelope(randomUUID(), actor);
}

async function overpaid(desk: LedgerDesk): Promise<string> {
  const invoiceId = await issue(desk, 1_000n);
  await pay(desk, invoiceId, 13_000n);
  return invoiceId;
}

async function paid(desk: LedgerDesk): Promise<string> {
  const invoiceId = await issue(desk, amount);
  await pay(desk, invoiceId, amount);
  return invoiceId;
}

async function moved(desk: LedgerDesk): Promise<string> {
  const invoiceId = await overpaid(desk);
  const { approvals } = desk;
  withThreshold(desk, null);
  const before = by({ kind: 'staff', userId: 'UOTHER', roles: ['admin'] });
  await moveOverpayment(desk, before, { invoiceId, amount });
  desk.approvals = approvals;
  return `form:${before.operationId}`;
}

const refunded = {
  ...words,
  reason,
  amount,
  how: 'proposed',
  paymentId: null,
  provider: null,
} as const;

/** Asked for by somebody else a moment ago, and could not be done. */
async function failed(
  desk: LedgerDesk,
  ask: (from: Envelope) => Promise<unknown>,
): Promise<string> {
  const { approvals } = desk;
  desk.approvals = { thresholdMinor: null, singleHanded: true };
  const other = () => by({ kind: 'staff', userId: 'UOTHER', roles: ['admin'] });
  await ask(other());
  const asked = await desk.store.models.refunds.findOne({ state: 'asked' }).lean();
  const refundId = asked?._id ?? '';
  await refundNotDone(desk, other(), { refundId, on: '2026-11-23', reason: 'Account closed' });
  desk.approvals = approvals;
  return refundId;
}

function paidOut(desk: LedgerDesk, from: Envelope) {
  return payOut(desk, from, { payerId, currency: 'GBP', amount, provider: 'bank', reason });
}

export const doors: Record<string, Door> = {
  credit: {
    act: 'raise-credit',
    prepare: (desk) => issue(desk, amount),
    open: (desk, from, invoiceId) =>
      raiseCredit(desk, from, { ...words, reason, invoiceId, amount }),
  },
  'a refund': {
    act: 'refund',
    prepare: paid,
    open: (desk, from, invoiceId) => askRefund(desk, from, { ...refunded, invoiceId }),
  },
  'a refund of which half lowers what is owed': {
    act: 'refund',
    prepare: async (desk) => {
      const invoiceId = await issue(desk, amount);
      await pay(desk, invoiceId, 6_000n);
      return invoiceId;
    },
    open: (desk, from, invoiceId) => askRefund(desk, from, { ...refunded, invoiceId }),
  },
  'an overpayment sent back': {
    act: 'refund',
    prepare: overpaid,
    open: (desk, from, invoiceId) =>
      refundOverpayment(desk, from, { invoiceId, amount, provider: null, reason }),
  },
  'voiding an invoice': {
    act: 'void-invoice',
    prepare: (desk) => issue(desk, amount),
    open: (desk, from, invoiceId) => voidInvoice(desk, from, { invoiceId, reason }),
  },
  'an overpayment made credit': {
    act: 'move-overpayment',
    prepare: overpaid,
    open: (desk, from, invoiceId) => moveOverpayment(desk, from, { invoiceId, amount }),
  },
  'a moved overpayment taken out': {
    act: 'return-overpayment',
    prepare: moved,
    open: (desk, from, lotId) => returnOverpayment(desk, from, { lotId, amount, reason }),
  },
  'an opening balance taken out': {
    act: 'withdraw-opening-credit',
    prepare: (desk) => openCredit(desk, amount),
    open: (desk, from, lotId) => withdrawOpeningCredit(desk, from, { lotId, amount, reason }),
  },
  'a pay-out': {
    act: 'pay-out',
    always: true,
    prepare: (desk) => openCredit(desk, amount),
    open: paidOut,
  },
  'a refund that failed, asked for again': {
    act: 'refund',
    prepare: async (desk) => {
      const invoiceId = await paid(desk);
      return failed(desk, (from) => askRefund(desk, from, { ...refunded, invoiceId }));
    },
    open: (desk, from, refundId) =>
      askRefundAgain(desk, from, { refundId, provider: null, reason }),
  },
  'a pay-out that failed, asked for again': {
    act: 'pay-out',
    always: true,
    prepare: async (desk) => {
      await openCredit(desk, amount);
      return failed(desk, (from) => paidOut(desk, from));
    },
    open: (desk, from, refundId) =>
      askRefundAgain(desk, from, { refundId, provider: null, reason }),
  },
  'a write-off': {
    act: 'write-off',
    always: true,
    prepare: (desk) => issue(desk, amount),
    open: (desk, from, invoiceId) => writeOff(desk, from, { invoiceId, reason }),
  },
};
