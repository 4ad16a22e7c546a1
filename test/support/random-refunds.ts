import type { Plan } from '../../src/domain/books/plan.js';
import { availableCredit } from '../../src/domain/credit/account.js';
import { creditable, type Invoice } from '../../src/domain/invoices/invoice.js';
import { planAskAgain } from '../../src/domain/refunds/ask-again.js';
import { planPayOut } from '../../src/domain/refunds/pay-out.js';
import { cashOfPayments } from '../../src/domain/refunds/payment-cash.js';
import {
  mostOverpaid,
  planRefund,
  planRefundOverpayment,
} from '../../src/domain/refunds/plan-refund.js';
import { mostCash } from '../../src/domain/refunds/propose-refund.js';
import type { Refund } from '../../src/domain/refunds/refund.js';
import { planRefundTold } from '../../src/domain/refunds/settle-refund.js';
import type { MemoryBooks } from './memory-books.js';
import { eventContext, owner, today } from './rules.js';

export const refundActs = [
  'refund',
  'refund-cash',
  'refund-overpaid',
  'pay-out',
  'refund-waits',
  'refund-done',
  'refund-fails',
  'refund-again',
] as const;

export type RefundAct = { kind: (typeof refundActs)[number]; pick: number; share: number };

export function isRefundAct(kind: string): kind is RefundAct['kind'] {
  return refundActs.some((one) => one === kind);
}

function part(maximum: bigint, share: number): bigint {
  if (share > 1000) return maximum + 1n;
  const amount = (maximum * BigInt(share)) / 1000n;
  return amount > 0n ? amount : 1n;
}

function picked<Value>(values: readonly Value[], pick: number): Value | undefined {
  return values[pick % Math.max(1, values.length)];
}

/** A refund with all that a rule about it needs. */
export function refundState(books: MemoryBooks, refund: Refund) {
  const asked = books.entries.find(({ id }) => id === refund.askedEntryId);
  if (asked === undefined) throw new Error(`${refund.id} was never asked for`);
  const invoice = books.invoices.get(refund.invoiceId ?? '') ?? null;
  const entries = books.entries.filter(({ refs }) => refs.invoiceId === refund.invoiceId);
  return { refund, asked, invoice, account: books.account, entries };
}

function tell(books: MemoryBooks, { kind, pick, share }: RefundAct): Plan[] {
  const refund = picked([...books.refunds.values()], pick);
  if (refund === undefined) return [];
  const state = refundState(books, refund);
  if (kind === 'refund-again') return [planAskAgain(state, { provider: null }, eventContext())];
  // Sometimes a word of an earlier try, which changes nothing.
  const attempt = share % 10 === 0 ? refund.attempt - 1 : refund.attempt;
  const told = { attempt, providerRefundId: share % 2 === 0 ? `re_${pick}` : null, on: today };
  const answer = planRefundTold(
    state,
    kind === 'refund-done'
      ? { ...told, state: 'done', feeMinor: BigInt(share % 3) * 50n }
      : { ...told, state: kind === 'refund-waits' ? 'waiting' : 'failed' },
    eventContext({ reason: `told ${share}` }),
  );
  return answer.kind === 'moves' ? [answer.plan] : [];
}

/** The plans of an act on refunds; none when there is nothing to do it on. */
export function planRefundAct(books: MemoryBooks, invoice: Invoice, act: RefundAct): Plan[] {
  const { kind, pick, share } = act;
  const { account } = books;
  const entries = books.entries.filter(({ refs }) => refs.invoiceId === invoice.id);
  const { key } = eventContext();
  const contextOf = (number: number) => eventContext({ key: `${key}:${number}` });
  switch (kind) {
    case 'refund':
    case 'refund-cash': {
      const cash = cashOfPayments(entries);
      const one = share % 3 === 0 ? picked(cash, pick) : undefined;
      const wish = { line: null, paymentId: one?.payment.id ?? null };
      const how = kind === 'refund' ? 'proposed' : 'cash';
      const most = how === 'proposed' ? creditable(invoice) : mostCash({ invoice, cash }, wish);
      const request = { ...wish, how, amount: part(most, share), provider: null } as const;
      const note = { noteToCustomer: '', notifyCustomer: false };
      return planRefund({ invoice, account, entries }, { ...request, ...note }, contextOf);
    }
    case 'refund-overpaid': {
      const amount = part(mostOverpaid({ invoice, entries }), share);
      return planRefundOverpayment({ invoice, entries }, { amount, provider: null }, contextOf);
    }
    case 'pay-out': {
      const { currency } = owner;
      const amount = part(availableCredit(account, today), share);
      const request = { amount, provider: 'bank', again: null };
      return [planPayOut({ account, currency }, request, eventContext())];
    }
    default:
      return tell(books, act);
  }
}
