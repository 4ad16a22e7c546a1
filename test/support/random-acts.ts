import fc from 'fast-check';
import type { Plan } from '../../src/domain/books/plan.js';
import { availableCredit } from '../../src/domain/credit/account.js';
import { planApplyCredit, planAutomaticUse } from '../../src/domain/credit/apply-credit.js';
import { planOpenCredit } from '../../src/domain/credit/open-credit.js';
import { planRaiseCredit } from '../../src/domain/credit/raise-credit.js';
import { liveApplications, planTakeBackCredit } from '../../src/domain/credit/take-back-credit.js';
import { planVoidCreditNote } from '../../src/domain/credit/void-credit-note.js';
import { planWithdrawOpeningCredit } from '../../src/domain/credit/withdraw-opening-credit.js';
import { creditable, type Invoice, lineCreditable } from '../../src/domain/invoices/invoice.js';
import { issuedEntryIdOf, planVoidInvoice } from '../../src/domain/invoices/void-invoice.js';
import { planWriteOff } from '../../src/domain/invoices/write-off.js';
import { planCorrectPayment } from '../../src/domain/payments/correct-payment.js';
import { planMoveOverpayment } from '../../src/domain/payments/move-overpayment.js';
import type { ToldStatus } from '../../src/domain/payments/payment.js';
import { paymentKey } from '../../src/domain/payments/payment-moves.js';
import { planRecordPayment } from '../../src/domain/payments/record-payment.js';
import { planReturnOverpayment } from '../../src/domain/payments/return-overpayment.js';
import type { MemoryBooks } from './memory-books.js';
import { isRefundAct, planRefundAct, type RefundAct, refundActs } from './random-refunds.js';
import { eventContext, owner, sweep, today } from './rules.js';

export const actKinds = [
  'open-credit',
  'pay',
  'pay-later',
  'settle',
  'fail',
  'bounce',
  'try-again',
  'correct',
  'raise',
  'raise-line',
  'apply',
  'automatic',
  'take-back',
  'void-note',
  'void-invoice',
  'write-off',
  'move',
  'withdraw',
  'return',
  ...refundActs,
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

/** Tells one of the invoice's payments a status, or one that was never heard of. */
function tell(books: MemoryBooks, invoice: Invoice, act: Act, told: ToldStatus): Plan | null {
  const context = eventContext();
  const payments = [...books.payments.values()].filter((one) => one.invoiceId === invoice.id);
  const fresh = act.kind === 'pay' || act.kind === 'pay-later';
  const payment = fresh ? null : picked(payments, act.pick);
  if (payment === null && !fresh) return null;
  const paymentId = payment?.id ?? context.key;
  const amount = payment?.amount ?? part(owedAndMore(invoice), act.share);
  const answer = planRecordPayment(
    { invoice, payment, refunds: [...books.refunds.values()] },
    told === 'bounced' || told === 'returned'
      ? { paymentId, status: told, amount: backOf(amount, act.share), reversedOn: today }
      : { paymentId, status: told, amount, provider: 'stripe', receivedOn: today },
    { ...context, key: paymentKey(payment, { paymentId, status: told }) },
  );
  return answer.kind === 'moves' ? answer.plan : null;
}

/** All that is owed and given up, and half of the total on top. */
function owedAndMore({ outstanding, writtenOff, total }: Invoice): bigint {
  return outstanding + writtenOff + total / 2n;
}

/** Mostly the whole payment, sometimes a part of it, sometimes more than it was. */
function backOf(amount: bigint, share: number): bigint | null {
  return share < 300 || share > 1000 ? part(amount, share) : null;
}

/** Takes one of the invoice's payments back as typed in error. */
function correct(books: MemoryBooks, invoice: Invoice, { pick }: Act): Plan | null {
  const payments = [...books.payments.values()].filter((one) => one.invoiceId === invoice.id);
  const payment = picked(payments, pick);
  const refunds = [...books.refunds.values()];
  return payment && planCorrectPayment({ invoice, payment, refunds }, eventContext());
}

function undoPlan(books: MemoryBooks, invoice: Invoice, act: Act): Plan | null {
  const { account } = books;
  const ofInvoice = books.entries.filter((entry) => entry.refs.invoiceId === invoice.id);
  const applications = liveApplications(ofInvoice);
  const notes = [...books.notes.values()].filter((note) => note.invoiceId === invoice.id);
  if (act.kind === 'void-invoice') {
    const issuedEntryId = issuedEntryIdOf(ofInvoice);
    const refunds = [...books.refunds.values()].filter((one) => one.invoiceId === invoice.id);
    const state = { invoice, account, notes, applications, issuedEntryId, refunds };
    return planVoidInvoice(state, eventContext());
  }
  if (act.kind === 'take-back') {
    const application = picked(applications, act.pick);
    if (application === null) return null;
    const state = { invoice, account, application, endedByVoid: false, isTakenBack: false };
    return planTakeBackCredit(state, eventContext());
  }
  if (act.kind === 'withdraw' || act.kind === 'return') return takeOutPlan(books, invoice, act);
  const note = picked(notes, act.pick);
  if (note === null) return null;
  const raised = books.entries.find((e) => e.refs.creditNoteId === note.id);
  return planVoidCreditNote(
    { invoice, account, note, spentOn: [], raisedEntryId: raised?.id ?? '' },
    eventContext(),
  );
}

function takeOutPlan(books: MemoryBooks, invoice: Invoice, act: Act): Plan | null {
  const { account, entries } = books;
  const kind = act.kind === 'withdraw' ? 'credit.opened' : 'overpayment.moved';
  const opened = picked(
    entries.filter(
      (entry) => entry.kind === kind && (entry.refs.invoiceId ?? invoice.id) === invoice.id,
    ),
    act.pick,
  );
  if (opened === null) return null;
  const remaining = account.lots.find(({ lotId }) => lotId === opened.id)?.remaining ?? 0n;
  const state = { account, opened, uses: [], invoice };
  const request = { amount: part(remaining, act.share) };
  const plan = act.kind === 'withdraw' ? planWithdrawOpeningCredit : planReturnOverpayment;
  return plan(state, request, eventContext());
}

/**
 * The plans of an act, none when there is nothing to do it on; of several each is made from what the
 * one before leaves. Throws the rule's refusal.
 */
export function planAct(books: MemoryBooks, act: Act): Plan[] {
  const invoice = picked([...books.invoices.values()], act.pick);
  if (invoice === null) return [];
  const { kind } = act;
  if (isRefundAct(kind)) return planRefundAct(books, invoice, { ...act, kind });
  const plan = planOther(books, invoice, { ...act, kind });
  return plan === null ? [] : [plan];
}

type OtherAct = Omit<Act, 'kind'> & { kind: Exclude<Act['kind'], RefundAct['kind']> };

function planOther(books: MemoryBooks, invoice: Invoice, act: OtherAct): Plan | null {
  const { account } = books;
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
    case 'settle':
      return tell(books, invoice, act, 'received');
    case 'pay-later':
    case 'try-again':
      return tell(books, invoice, act, 'pending');
    case 'fail':
      return tell(books, invoice, act, 'failed');
    case 'bounce':
      return tell(books, invoice, act, share % 4 === 0 ? 'returned' : 'bounced');
    case 'correct':
      return correct(books, invoice, act);
    case 'raise':
    case 'raise-line': {
      const line = kind === 'raise' ? null : picked(invoice.lines, act.pick);
      const maximum = line === null ? creditable(invoice) : lineCreditable(invoice, line);
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
      return planAutomaticUse({ invoice, account }, { ...context, actor: sweep });
    case 'take-back':
    case 'void-note':
    case 'void-invoice':
    case 'withdraw':
    case 'return':
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
