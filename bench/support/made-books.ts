import { chained } from '../../src/domain/books/chain.js';
import type { ChainedPlan, EventContext } from '../../src/domain/books/plan.js';
import { emptyAccount } from '../../src/domain/credit/account.js';
import { planOpenCredit } from '../../src/domain/credit/open-credit.js';
import { planRaiseCredit } from '../../src/domain/credit/raise-credit.js';
import type { Invoice } from '../../src/domain/invoices/invoice.js';
import { planIssueInvoice } from '../../src/domain/invoices/issue-invoice.js';
import { planRecordPayment } from '../../src/domain/payments/record-payment.js';
import type { Actor } from '../../src/domain/people/actor.js';
import { digestOf } from '../../src/store/ledger/digest.js';

export const clubId = 'club';
export const currency = 'GBP';
export const operator: Actor = { kind: 'staff', userId: 'U0BENCH', roles: ['operator'] };

const issuedOn = '2026-11-01';
const recordedAt = new Date('2026-11-01T10:00:00Z');

function contextOf(key: string): EventContext {
  const reason = 'Made for the bench';
  const actor: Actor = { kind: 'import' };
  return { key, requestHash: 'made', actor, reason, today: issuedOn, now: recordedAt };
}

/** Payers in the order of their number, since the sweep goes by payer. */
export function payerId(prefix: string, index: number): string {
  return `${clubId}:${prefix}-${String(index).padStart(7, '0')}`;
}

/** An invoice of two lines, 30.00 each, with its journal entry. */
export function issuedInvoice(
  number: string,
  payer: string,
  autoCollect: boolean,
): { invoice: Invoice; plan: ChainedPlan } {
  const id = `${clubId}:${number}`;
  const owner = { clubId, payerId: payer, currency };
  const issued = planIssueInvoice(
    // As if the credit had been there before: the sweep then spends it.
    { account: { ...emptyAccount(owner), seq: 1_000n }, sweepFrom: '1970-01-01' },
    {
      id,
      number,
      clubId,
      currency,
      issuedOn,
      autoCollect,
      payerId: payer,
      dueOn: '2026-11-15',
      lines: ['Swimming, Tuesdays', 'Gymnastics, Saturdays'].map((description, index) => ({
        line: index + 1,
        beneficiaryId: `${payer}-child-${index + 1}`,
        productId: `${clubId}:product-${index + 1}`,
        description,
        amount: 3_000n,
        taxRate: index === 0 ? '20' : null,
        sessionsBilled: 10,
        from: '2026-09-01',
        until: '2026-11-30',
      })),
    },
    contextOf(`issue:${id}`),
  );
  const plan = chained(issued, digestOf);
  const invoice = plan.invoice?.after;
  if (invoice === undefined) throw new Error('the invoice was not planned');
  return { invoice, plan };
}

/** Two due invoices of 60.00 for each payer, and 100.00 of account credit to spend on them. */
export function dueInvoices(count: number, prefix = 'payer'): ChainedPlan[] {
  return Array.from({ length: count }, (_, index) => index).flatMap((index) => {
    const payer = payerId(prefix, Math.floor(index / 2));
    const { plan } = issuedInvoice(`${prefix}-INV-${index}`, payer, true);
    return index % 2 === 1 ? [plan] : [openedCredit(payer), plan];
  });
}

function openedCredit(payer: string): ChainedPlan {
  const plan = planOpenCredit(
    { account: null, owner: { clubId, payerId: payer, currency } },
    { amount: 10_000n, createdOn: '2026-10-01', expiresOn: null },
    contextOf(`open:${payer}`),
  );
  return chained(plan, digestOf);
}

function paidPlan(invoice: Invoice, amount: bigint): ChainedPlan {
  const paymentId = `${clubId}:payment-${invoice.number}`;
  const request = { paymentId, amount, provider: 'stripe', receivedOn: issuedOn };
  const answer = planRecordPayment(
    { invoice, payment: null },
    { ...request, status: 'received' },
    contextOf(`pay:${paymentId}`),
  );
  if (answer.kind !== 'moves') throw new Error(`${paymentId} is no new payment`);
  return chained(answer.plan, digestOf);
}

function creditedPlan(invoice: Invoice, amount: bigint): ChainedPlan {
  const plan = planRaiseCredit(
    { invoice, account: null },
    { amount, line: null, noteToCustomer: '', notifyCustomer: false },
    contextOf(`raise:${invoice.id}:made`),
  );
  return chained(plan, digestOf);
}

/** An invoice of 60.00 of which 15.00 was credited: the rest is owed, or was paid. */
export function partlyCredited(
  number: string,
  payer: string,
  rest: 'owed' | 'paid',
): ChainedPlan[] {
  const { invoice, plan } = issuedInvoice(number, payer, false);
  const credited = creditedPlan(invoice, 1_500n);
  const left = credited.invoice?.after;
  if (left === undefined) throw new Error('the credit was not planned');
  const made = [plan, credited];
  return rest === 'owed' ? made : [...made, paidPlan(left, left.outstanding)];
}

/** Invoices that were paid: credit raised on them becomes account credit. */
export function paidInvoices(
  count: number,
  payers: number,
): { plans: ChainedPlan[]; ids: string[] } {
  const plans: ChainedPlan[] = [];
  const ids: string[] = [];
  for (let index = 0; index < count; index += 1) {
    const { invoice, plan } = issuedInvoice(
      `INV-${index}`,
      payerId('payer', index % payers),
      false,
    );
    plans.push(plan, paidPlan(invoice, 6_000n));
    ids.push(invoice.id);
  }
  return { plans, ids };
}
