import { entryAmount } from '../../domain/books/booked-facts.js';
import type { CalendarDate } from '../../domain/calendar-date.js';
import { accountId } from '../../domain/credit/account.js';
import { refuse } from '../../domain/errors.js';
import { type IssueLine, planIssueInvoice } from '../../domain/invoices/issue-invoice.js';
import { actorId } from '../../domain/people/actor.js';
import { requireRight } from '../../domain/people/permission.js';
import { ownId, recordId } from '../../domain/record-id.js';
import { findContacts } from '../../store/club/contact-reads.js';
import { reserveNumber } from '../../store/ledger/counters.js';
import { findAccount } from '../../store/ledger/ledger-reads.js';
import { findTurn, issueTurnId, type Turn } from '../../store/ledger/turns.js';
import { bookEvent } from '../books/book-event.js';
import type { Envelope } from '../books/envelope.js';
import { formKey } from '../books/form-key.js';
import { requireUnlike } from '../books/require-unlike.js';
import type { Desk } from '../desk.js';
import { todayOf } from '../desk-day.js';
import { invoiceSeries } from './invoice-series.js';
import { sameInvoice } from './same-invoice.js';

export type IssueInvoiceInput = {
  payerId: string;
  currency: string;
  dueOn: CalendarDate;
  autoCollect: boolean;
  lines: Pick<IssueLine, 'beneficiaryId' | 'description' | 'amount'>[];
};

/** `total` in minor units of `currency`. */
export type IssuedInvoice = {
  invoiceId: string;
  invoiceNumber: string;
  payerId: string;
  total: bigint;
  currency: string;
  autoCollect: boolean;
  replayed: boolean;
};

/** The payer and, for each line, the payer or somebody whom it pays for. */
async function requireFamily(desk: Desk, input: IssueInvoiceInput): Promise<void> {
  const ids = [...new Set([input.payerId, ...input.lines.map((line) => line.beneficiaryId)])];
  const found = new Map((await findContacts(desk.store, ids)).map((one) => [one.id, one]));
  for (const id of ids) {
    const contact = found.get(id);
    if (contact?.clubId !== desk.club.id || contact.payerId !== input.payerId) {
      refuse('not-found', { what: 'contact', id: ownId(desk.club.id, id) });
    }
    if (contact.forgottenAt) refuse('forgotten-already', {});
    // The payer comes first: while its history is being imported, its family may be missing.
    if (contact.importing !== undefined) refuse('being-imported', {});
  }
}

/** The turn before the people: who is forgotten after that makes it stale. */
async function readFamily(desk: Desk, input: IssueInvoiceInput): Promise<Turn> {
  const turn = await findTurn(desk.store, issueTurnId(input.payerId));
  await requireFamily(desk, input);
  return turn;
}

/**
 * Issues an invoice; with auto-collect the sweep is woken to spend account credit on it. The
 * form's operation id holds its number, so that a second press finds the same invoice.
 * @throws CreditError `not-allowed`, `not-found`, `being-imported`, `forgotten-already`, `amount-not-positive`, and what
 * {@link bookEvent} throws
 */
export async function issueInvoice(
  desk: Desk,
  envelope: Envelope,
  input: IssueInvoiceInput,
): Promise<IssuedInvoice> {
  requireRight(envelope.actor, 'issue-invoice');
  let turn: Turn | null = await readFamily(desk, input);
  if (input.lines.length === 0 || input.lines.some(({ amount }) => amount <= 0n)) {
    refuse('amount-not-positive', { example: '12.50' });
  }
  const { payerId, currency } = input;
  const total = input.lines.reduce((sum, { amount }) => sum + amount, 0n);
  const sameThing = sameInvoice(desk, { payerId, currency, total });
  const key = formKey(envelope.operationId);
  // Also beforehand: a form that is closed at the question should hold no number.
  await requireUnlike(desk, { envelope, sameThing, payerId, key });
  const series = invoiceSeries(desk.club.id);
  const number = `INV-${await reserveNumber(desk.store, series, envelope.operationId)}`;
  const id = recordId(desk.club.id, number);
  const issuedOn = todayOf(desk);
  const lines = input.lines.map((line, index) => ({ ...fullLine, ...line, line: index + 1 }));
  const invoice = { ...input, id, number, clubId: desk.club.id, issuedOn, lines };
  const { entry, replayed } = await bookEvent(desk, {
    act: 'issue-invoice',
    envelope,
    reason: 'Issued at the desk',
    input,
    sameThing,
    // A new invoice changes nothing that another one would change as well.
    turnOf: (state) => state.turn,
    load: async () => {
      const taken = turn ?? (await readFamily(desk, input));
      turn = null;
      const account = await findAccount(desk.store, accountId(invoice));
      return { turn: taken, account, sweepFrom: desk.club.sweepFrom };
    },
    plan: (state, context) => planIssueInvoice(state, invoice, context),
    notices: (plan) => [
      {
        kind: 'invoice-issued',
        invoiceNumber: number,
        payerId: input.payerId,
        total: plan.invoice?.after.total ?? 0n,
        currency: input.currency,
        dueOn: input.dueOn,
        autoCollect: input.autoCollect,
        byUserId: actorId(envelope.actor),
      },
    ],
  });
  if (input.autoCollect && !replayed) desk.wake('sweep');
  const invoiceId = entry.refs.invoiceId ?? '';
  return {
    invoiceId,
    invoiceNumber: ownId(desk.club.id, invoiceId),
    payerId: entry.payerId,
    total: entryAmount(entry),
    currency: entry.currency,
    autoCollect: input.autoCollect,
    replayed,
  };
}

const fullLine = {
  productId: null,
  taxRate: null,
  sessionsBilled: null,
  from: null,
  until: null,
};
