import fc from 'fast-check';
import type { Plan } from '../../src/domain/books/plan.js';
import { availableCredit } from '../../src/domain/credit/account.js';
import { planApplyCredit, planAutomaticUse } from '../../src/domain/credit/apply-credit.js';
import { planOpenCredit } from '../../src/domain/credit/open-credit.js';
import { planRaiseCredit } from '../../src/domain/credit/raise-credit.js';
import { liveApplications, planTakeBackCredit } from '../../src/domain/credit/take-back-credit.js';
import { planVoidCreditNote } from '../../src/domain/credit/void-credit-note.js';
import { creditable, type Invoice, lineCreditable } from '../../src/domain/invoices/invoice.js';
import { planVoidInvoice } from '../../src/domain/invoices/void-invoice.js';
import { planWriteOff } from '../../src/domain/invoices/write-off.js';
import { planMoveOverpayment } from '../../src/domain/payments/move-overpayment.js';
import { planRecordPayment, planReversePayment } from '../../src/domain/payments/record-payment.js';
import type { MemoryBooks } from './memory-books.js';
import { eventContext, owner, today } from './rules.js';

export const actKinds = [
  'open-credit',
  'pay',
  'pay-later',
  'settle',
  'fail',
  'bounce',
  'raise',
  'raise-line',
  'apply',
  'automatic',
  'take-back',
  'void-note',
  'void-invoice',
  'write-off',
  'move',
] as const;

/** One act on one of the invoices; `share` in thousandths of the most that is allowed. */
export type Act = { kind: (typeof actKinds)[number]; pick: number; share: number };

export const anAct: fc.Arbitrary<Act> = fc.record({
  kind: fc.constantFrom(...actKinds),
  pick: fc.nat(1000),
  // Often all of it, sometimes one unit too much, which has to be refused.
  share: fc.oneof(fc.integer({ min: 1, max: 999 }), fc.constant(1000), fc.constant(1001)),
});

function part(maximum: bigint, share: number): bigint {
  if (share > 1000) return maximum + 1n;
  const amount = (maximum * BigInt(share)) / 1000n;
  return amount > 0n ? amount : 1n;
}

function picked<Value>(values: readonly Value[], pick: number): Value | null {
  return values[pick % Math.max(1, values.length)] ?? null;
}

function paymentPlan(books: MemoryBooks, invoice: Invoice, act: Act): Plan | null {
  const context = eventContext();
  const payments = [...books.payments.values()].filter((one) => one.invoiceId === invoice.id);
  const request = { provider: 'stripe', receivedOn: today };
  if (act.kind === 'pay' || act.kind === 'pay-later') {
    const status = act.kind === 'pay' ? ('received' as const) : ('pending' as const);
    const amount = part(invoice.outstanding, act.share);
    const paymentId = context.key;
    return planRecordPayment(
      { invoice, payment: null },
      { ...request, paymentId, amount, status },
      { ...context, key: `receive:${paymentId}` },
    );
  }
  const pending = payments.filter((one) => one.status === 'pending');
  if (act.kind === 'bounce') {
    const payment = picked(
      payments.filter((one) => one.status === 'received'),
      act.pick,
    );
    if (payment === null) return null;
    const receivedEntryId = `receive:${payment.id}`;
    const how = act.share % 2 === 0 ? 'bounced' : 'returned';
    return planReversePayment({ invoice, payment, receivedEntryId }, how, context);
  }
  const payment = picked(pending, act.pick);
  if (payment === null) return null;
  const status = act.kind === 'settle' ? ('received' as const) : ('failed' as const);
  const { id: paymentId, amount } = payment;
  return planRecordPayment(
    { invoice, payment },
    { ...request, paymentId, amount, status },
    { ...context, key: `receive:${paymentId}` },
  );
}

function undoPlan(books: MemoryBooks, invoice: Invoice, act: Act): Plan | null {
  const { account } = books;
  const ofInvoice = books.entries.filter((entry) => entry.refs.invoiceId === invoice.id);
  const applications = liveApplications(ofInvoice);
  const notes = [...books.notes.values()].filter((note) => note.invoiceId === invoice.id);
  if (act.kind === 'void-invoice') {
    return planVoidInvoice({ invoice, account, notes, applications }, eventContext());
  }
  if (act.kind === 'take-back') {
    const application = picked(applications, act.pick);
    if (application === null) return null;
    const key = `unapply:${application.id}`;
    return planTakeBackCredit({ invoice, account, application }, eventContext({ key }));
  }
  const note = picked(notes, act.pick);
  if (note === null) return null;
  const raised = books.entries.find((e) => e.refs.creditNoteId === note.id);
  return planVoidCreditNote(
    { invoice, account, note, spentOn: [], raisedEntryId: raised?.id ?? '' },
    eventContext(),
  );
}

/** The plan of an act, or null when there is nothing to do it on. Throws the rule's refusal. */
export function planAct(books: MemoryBooks, act: Act): Plan | null {
  const { account } = books;
  const invoice = picked([...books.invoices.values()], act.pick);
  if (invoice === null) return null;
  const { kind, share } = act;
  const context = eventContext();
  switch (kind) {
    case 'open-credit':
      return planOpenCredit(
        { account, owner },
        { amount: BigInt(share) * 7n, createdOn: '2026-10-01', expiresOn: null },
        context,
      );
    case 'pay':
    case 'pay-later':
    case 'settle':
    case 'fail':
    case 'bounce':
      return paymentPlan(books, invoice, act);
    case 'raise':
    case 'raise-line': {
      const line = kind === 'raise' ? null : picked(invoice.lines, act.pick);
      const maximum = line === null ? creditable(invoice) : lineCreditable(line);
      const request = { noteToCustomer: '', notifyCustomer: false, line: line?.line ?? null };
      return planRaiseCredit(
        { invoice, account },
        { ...request, amount: part(maximum, share) },
        context,
      );
    }
    case 'apply': {
      const available = availableCredit(account, today);
      const maximum = available < invoice.outstanding ? available : invoice.outstanding;
      return planApplyCredit({ invoice, account }, { amount: part(maximum, share) }, context);
    }
    case 'automatic':
      return planAutomaticUse({ invoice, account }, context);
    case 'take-back':
    case 'void-note':
    case 'void-invoice':
      return undoPlan(books, invoice, act);
    case 'write-off':
      return planWriteOff({ invoice }, context);
    case 'move':
      return planMoveOverpayment(
        { invoice, account },
        { amount: part(invoice.overpaid, share) },
        context,
      );
    default:
      return kind satisfies never;
  }
}
