import type { EventContext, Plan } from '../../domain/books/plan.js';
import { refundsIn } from '../../domain/books/replay/refund-replay.js';
import { planApplyCredit } from '../../domain/credit/apply-credit.js';
import { planOpenCredit } from '../../domain/credit/open-credit.js';
import { planRaiseCredit } from '../../domain/credit/raise-credit.js';
import {
  liveApplications,
  planTakeBackCredit,
  usesOf,
} from '../../domain/credit/take-back-credit.js';
import { planVoidCreditNote, voidable } from '../../domain/credit/void-credit-note.js';
import { refuse } from '../../domain/errors.js';
import type { InvoiceRow, MoneyEvent, PaymentMoneyRow } from '../../domain/import/money-event.js';
import { requireNoPendingPayment } from '../../domain/invoices/blocked.js';
import type { Invoice } from '../../domain/invoices/invoice.js';
import { planIssueInvoice } from '../../domain/invoices/issue-invoice.js';
import { issuedEntryIdOf, planVoidInvoice } from '../../domain/invoices/void-invoice.js';
import { planMoveOverpayment } from '../../domain/payments/move-overpayment.js';
import type { PaymentTold } from '../../domain/payments/payment.js';
import { paymentKey } from '../../domain/payments/payment-moves.js';
import { planRecordPayment } from '../../domain/payments/record-payment.js';
import type { Club } from '../../domain/people/club-records.js';
import { ownId, recordId } from '../../domain/record-id.js';
import { begunBy, noteOf } from './end-standing.js';
import { accountFor, type PayerState } from './payer-state.js';
import { firstStatus, providerOf, storedPayment } from './payment-standing.js';
import { planGone } from './plan-gone.js';
import { invoiceOf, type Planning } from './planning.js';

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
  const refunds = refundsIn(history);
  const of = { invoice, account, notes, applications, issuedEntryId, refunds };
  return planVoidInvoice(of, context);
}

/** Null where the payment stands so, or is past what the row tells. */
function payRow(
  row: PaymentMoneyRow,
  told: PaymentTold,
  { state, club, context }: Planning,
): Plan | null {
  const invoice = invoiceOf(state, club, row.invoiceNumber);
  const payment = storedPayment(row, state, club) ?? null;
  const history = state.history.get(invoice.id) ?? [];
  const receipt = history.find(({ id }) => id === payment?.receivedEntryId);
  const booked = receipt === undefined ? {} : { receiptBookedOn: receipt.occurredOn };
  const before = { invoice, payment, refunds: refundsIn(history), ...booked };
  const key = paymentKey(payment, told);
  const answer = planRecordPayment(before, told, { ...context, key });
  return answer.kind === 'moves' ? answer.plan : null;
}

/**
 * A note that is void is void whole wherever an order of the days allows it; else what is spent of it
 * stays, as at the desk.
 */
function voidNote(event: NoteVoid, planning: Planning): Plan {
  const { state, club, context, said, voidedInPart } = planning;
  const invoice = invoiceOf(state, club, event.row.invoiceNumber);
  const raised = begunBy(event, state, said);
  const note = raised === undefined ? undefined : noteOf(raised, state);
  if (raised === undefined || note === undefined) {
    return refuse('not-found', { what: 'credit note', id: event.row.invoiceNumber });
  }
  const account = accountFor(state, invoice);
  requireNoPendingPayment(invoice);
  const { spent } = voidable({ account, note });
  const used = spent > 0n ? spentOn(note.id, state, club) : [];
  if (spent > 0n && !voidedInPart.has(event)) {
    const { number, currency } = note;
    refuse('nothing-to-void', { number, spentOn: used, spent, paidOut: 0n, currency });
  }
  const of = { invoice, account, note, spentOn: used, raisedEntryId: raised.id };
  return planVoidCreditNote(of, context);
}

/** The invoices on which credit of a lot stands spent, as far as they are looked at here. */
function spentOn(lotId: string, state: PayerState, club: Club): string[] {
  const uses = [...state.history.values()].flatMap((entries) => liveApplications(entries));
  const ofLot = uses.filter((use) => usesOf(use).some((part) => part.lotId === lotId));
  return [...new Set(ofLot.map(({ refs }) => ownId(club.id, refs.invoiceId ?? '')))].sort();
}

function takeBack(event: TakeBack, { state, club, context, said }: Planning): Plan {
  const invoice = invoiceOf(state, club, event.row.invoiceNumber);
  const application = begunBy(event, state, said);
  if (application === undefined) return refuse('no-such-use', { invoiceNumber: invoice.number });
  const account = accountFor(state, invoice);
  const history = state.history.get(invoice.id) ?? [];
  const isTakenBack = history.some((entry) => entry.reverses === application.id);
  const of = { invoice, account, application, endedByVoid: false, isTakenBack };
  return planTakeBackCredit(of, context);
}

type NoteVoid = Extract<MoneyEvent, { kind: 'note-void' }>;
type TakeBack = Extract<MoneyEvent, { kind: 'take-back' }>;

/**
 * One imported row through the same rule as the live way; null where it changes nothing.
 * @throws CreditError of the rule
 */
export function planEvent(event: MoneyEvent, planning: Planning): Plan | null {
  const { state, club, context } = planning;
  const stateOf = (invoiceNumber: string) => {
    const invoice = invoiceOf(state, club, invoiceNumber);
    return { invoice, account: accountFor(state, invoice) };
  };
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
      const { row } = event;
      const { amountMinor: amount, receivedOn } = row;
      const paymentId = recordId(club.id, row.paymentId);
      const provider = providerOf(row, storedPayment(row, state, club));
      const told = { paymentId, amount, provider, receivedOn, status: firstStatus(row) };
      return payRow(row, told, planning);
    }
    case 'reversal': {
      const { row, on: reversedOn } = event;
      const paymentId = recordId(club.id, row.paymentId);
      const status = row.status === 'returned' ? 'returned' : 'bounced';
      return payRow(row, { paymentId, status, reversedOn, amount: null }, planning);
    }
    case 'credit-note': {
      const { amountMinor: amount, line, invoiceNumber } = event.row;
      const request = { amount, line, noteToCustomer: '', notifyCustomer: false };
      return planRaiseCredit(stateOf(invoiceNumber), request, context);
    }
    case 'overpayment': {
      const { amountMinor: amount, invoiceNumber } = event.row;
      return planMoveOverpayment(stateOf(invoiceNumber), { amount }, context);
    }
    case 'application': {
      const { amountMinor: amount, invoiceNumber } = event.row;
      return planApplyCredit(stateOf(invoiceNumber), { amount }, context);
    }
    case 'refund':
    case 'write-off':
    case 'pay-out':
      return planGone(event, planning);
    case 'take-back':
      return takeBack(event, planning);
    case 'note-void':
      return voidNote(event, planning);
    case 'void':
      return voidRow(state, invoiceOf(state, club, event.row.number), context);
    default:
      return event satisfies never;
  }
}
