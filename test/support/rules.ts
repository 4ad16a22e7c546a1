import type { EventContext, Plan } from '../../src/domain/books/plan.js';
import { type Account, emptyAccount, openLot } from '../../src/domain/credit/account.js';
import { CreditError } from '../../src/domain/errors.js';
import type { Invoice } from '../../src/domain/invoices/invoice.js';
import { changeInvoice } from '../../src/domain/invoices/invoice.js';
import { type IssueState, planIssueInvoice } from '../../src/domain/invoices/issue-invoice.js';
import type { PaymentState, PaymentTold } from '../../src/domain/payments/payment.js';
import { paymentKey } from '../../src/domain/payments/payment-moves.js';
import { planRecordPayment } from '../../src/domain/payments/record-payment.js';
import type { Actor } from '../../src/domain/people/actor.js';
import { type Action, rights } from '../../src/domain/people/rights.js';

export const owner = { clubId: 'club', payerId: 'club:olsen', currency: 'GBP' };
export const operator: Actor = { kind: 'staff', userId: 'U1', roles: ['operator'] };
export const approver: Actor = { kind: 'staff', userId: 'U2', roles: ['approver'] };
export const sweep: Actor = { kind: 'job', job: 'sweep' };
export const today = '2026-11-23';

/** Everything that somebody can be allowed to do. */
export const everyAction = Object.keys(rights).filter((name): name is Action => name in rights);

let lastKey = 0;

/** A context with a key of its own. */
export function eventContext(changes: Partial<EventContext> = {}): EventContext {
  lastKey += 1;
  return {
    key: `event-${lastKey}`,
    requestHash: 'hash',
    actor: operator,
    reason: 'Class cancelled',
    today,
    now: new Date('2026-11-23T10:00:00Z'),
    ...changes,
  };
}

/** A payer without an account, in a club that sweeps everything. */
export const firstIssue = { account: null, sweepFrom: '1970-01-01' };

/** As if all credit had been there before the invoice: the sweep then spends it. */
export function lateIssue(): IssueState {
  return { ...firstIssue, account: { ...emptyAccount(owner), seq: 1_000n } };
}

export type LineOf = bigint | { amount: bigint; taxRate: string | null };

/** An issued invoice; `changes` are set as a rule would, so that derived fields follow. */
export function anInvoice(
  lines: readonly LineOf[],
  changes: Partial<Parameters<typeof changeInvoice>[1]> & { id?: string } = {},
): Invoice {
  const { id = 'club:INV-1', ...rest } = changes;
  const plan = planIssueInvoice(
    lateIssue(),
    {
      ...owner,
      id,
      number: id.replace('club:', ''),
      issuedOn: '2026-11-01',
      dueOn: '2026-11-15',
      autoCollect: rest.autoCollect ?? true,
      lines: lines.map((line, index) => ({
        line: index + 1,
        beneficiaryId: `club:child-${index + 1}`,
        productId: null,
        description: 'Swimming',
        amount: typeof line === 'bigint' ? line : line.amount,
        taxRate: typeof line === 'bigint' ? null : line.taxRate,
        sessionsBilled: null,
        from: null,
        until: null,
      })),
    },
    eventContext(),
  );
  const invoice = plan.invoice?.after;
  if (invoice === undefined) throw new Error('nothing was issued');
  return Object.keys(rest).length === 0 ? invoice : changeInvoice(invoice, rest);
}

export type LotOf = {
  lotId: string;
  amount: bigint;
  createdOn?: string;
  expiresOn?: string | null;
  source?: Account['lots'][number]['source'];
};

/** An account with these lots, opened in this order. */
export function anAccount(...lots: LotOf[]): Account {
  return lots.reduce<Account>(
    (account, lot) =>
      openLot(account, {
        lotId: lot.lotId,
        amount: lot.amount,
        createdOn: lot.createdOn ?? '2026-10-01',
        expiresOn: lot.expiresOn ?? null,
        source: lot.source ?? { kind: 'opening' },
      }),
    emptyAccount(owner),
  );
}

/** A payment in flight, as an invoice holds it. */
export const inFlight = {
  paymentId: 'club:P1',
  amount: 1000n,
  provider: 'gocardless',
  since: '2026-11-20',
};

/** Fields of an invoice that nothing blocks, with all that they may hold. */
export const notVoid: Invoice['voidedOn'] = null;
export const nonePending: Invoice['pendingPayments'] = [];

/** What a rule refused, for `toEqual`; fails when it did not refuse. */
export function refusalOf(work: () => unknown): { code: string } & Record<string, unknown> {
  try {
    work();
  } catch (error) {
    if (error instanceof CreditError) return { ...error.details, code: error.code };
    throw error;
  }
  throw new Error('the rule did not refuse');
}

/** The plan of a payment that moves by what it is told; fails when it does not. */
export function paymentPlan(
  state: PaymentState,
  told: PaymentTold,
  context: EventContext = eventContext(),
): Plan {
  const key = paymentKey(state.payment, told);
  const answer = planRecordPayment(state, told, { ...context, key });
  if (answer.kind !== 'moves') throw new Error(`the payment is ${answer.kind}`);
  return answer.plan;
}
