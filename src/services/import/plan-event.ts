import type { EventContext, Plan } from '../../domain/books/plan.js';
import { planApplyCredit } from '../../domain/credit/apply-credit.js';
import { planOpenCredit } from '../../domain/credit/open-credit.js';
import { planRaiseCredit } from '../../domain/credit/raise-credit.js';
import { liveApplications } from '../../domain/credit/take-back-credit.js';
import { refuse } from '../../domain/errors.js';
import type { InvoiceRow, MoneyEvent } from '../../domain/import/money-event.js';
import type { Invoice } from '../../domain/invoices/invoice.js';
import { planIssueInvoice } from '../../domain/invoices/issue-invoice.js';
import { issuedEntryIdOf, planVoidInvoice } from '../../domain/invoices/void-invoice.js';
import { planRecordPayment } from '../../domain/payments/record-payment.js';
import type { Club } from '../../domain/people/club-records.js';
import { recordId } from '../../domain/record-id.js';
import { accountFor, type PayerState } from './payer-state.js';

function invoiceOf(state: PayerState, club: Club, number: string): Invoice {
  const invoice = state.invoices.get(recordId(club.id, number));
  return invoice ?? refuse('not-found', { what: 'invoice', id: number });
}

function issueRow(state: PayerState, row: InvoiceRow, club: Club, context: EventContext): Plan {
  const { number, issuedOn, dueOn, currency, autoCollect } = row;
  const owner = { clubId: club.id, payerId: recordId(club.id, row.payerId), currency };
  return planIssueInvoice(
    { account: accountFor(state, owner), sweepFrom: club.sweepFrom },
    {
      ...owner,
      id: recordId(club.id, number),
      number,
      issuedOn,
      dueOn,
      autoCollect,
      lines: row.lines.map((line) => ({
        line: line.line,
        beneficiaryId: recordId(club.id, line.contactId),
        productId: line.productId === null ? null : recordId(club.id, line.productId),
        description: line.description,
        amount: line.amountMinor,
        taxRate: line.taxRate,
        sessionsBilled: line.sessionsBilled,
        from: line.from,
        until: line.until,
      })),
    },
    context,
  );
}

function voidRow(state: PayerState, invoice: Invoice, context: EventContext): Plan {
  const history = state.history.get(invoice.id) ?? [];
  const applications = liveApplications(history);
  const issuedEntryId = issuedEntryIdOf(history);
  const notes = [...(state.notes.get(invoice.id)?.values() ?? [])];
  const account = accountFor(state, invoice);
  return planVoidInvoice({ invoice, account, notes, applications, issuedEntryId }, context);
}

/**
 * One imported row through the same rule as the live way.
 * @throws CreditError of the rule
 */
export function planEvent(
  event: MoneyEvent,
  state: PayerState,
  club: Club,
  context: EventContext,
): Plan {
  switch (event.kind) {
    case 'opening': {
      const { contactId, currency, amountMinor: amount, createdOn, expiresOn } = event.row;
      const owner = { clubId: club.id, payerId: recordId(club.id, contactId), currency };
      const request = { amount, createdOn, expiresOn };
      return planOpenCredit({ account: accountFor(state, owner), owner }, request, context);
    }
    case 'invoice':
      return issueRow(state, event.row, club, context);
    case 'payment': {
      const { amountMinor: amount, provider, receivedOn, status } = event.row;
      const invoice = invoiceOf(state, club, event.row.invoiceNumber);
      const paymentId = recordId(club.id, event.row.id);
      const payment = state.payments.get(paymentId) ?? null;
      const request = { paymentId, amount, provider, receivedOn, status };
      const answer = planRecordPayment({ invoice, payment }, request, context);
      // What is stored already was told apart before (`payment-standing.ts`).
      if (answer.kind !== 'moves') throw new Error(`payment ${paymentId} changes nothing`);
      return answer.plan;
    }
    case 'credit-note': {
      const { amountMinor: amount, line, invoiceNumber } = event.row;
      const invoice = invoiceOf(state, club, invoiceNumber);
      const request = { amount, line, noteToCustomer: '', notifyCustomer: false };
      return planRaiseCredit({ invoice, account: accountFor(state, invoice) }, request, context);
    }
    case 'application': {
      const invoice = invoiceOf(state, club, event.row.invoiceNumber);
      const request = { amount: event.row.amountMinor };
      return planApplyCredit({ invoice, account: accountFor(state, invoice) }, request, context);
    }
    case 'void':
      return voidRow(state, invoiceOf(state, club, event.row.number), context);
    default:
      return event satisfies never;
  }
}
