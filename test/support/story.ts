import { chainedInTurn } from '../../src/domain/books/chain.js';
import type { JournalEntry } from '../../src/domain/books/journal-entry.js';
import type { ChainedPlan, EventContext, Plan } from '../../src/domain/books/plan.js';
import { planApplyCredit, planAutomaticUse } from '../../src/domain/credit/apply-credit.js';
import { planExpireLot } from '../../src/domain/credit/expire-credit.js';
import { planOpenCredit } from '../../src/domain/credit/open-credit.js';
import { planRaiseCredit } from '../../src/domain/credit/raise-credit.js';
import { liveApplications, planTakeBackCredit } from '../../src/domain/credit/take-back-credit.js';
import { planVoidCreditNote } from '../../src/domain/credit/void-credit-note.js';
import { planWithdrawOpeningCredit } from '../../src/domain/credit/withdraw-opening-credit.js';
import type { Invoice } from '../../src/domain/invoices/invoice.js';
import { planIssueInvoice } from '../../src/domain/invoices/issue-invoice.js';
import { planVoidInvoice } from '../../src/domain/invoices/void-invoice.js';
import { planWriteOff } from '../../src/domain/invoices/write-off.js';
import { planCorrectPayment } from '../../src/domain/payments/correct-payment.js';
import { planMoveOverpayment } from '../../src/domain/payments/move-overpayment.js';
import type { ToldStatus } from '../../src/domain/payments/payment.js';
import { planReturnOverpayment } from '../../src/domain/payments/return-overpayment.js';
import { digestOf } from '../../src/store/ledger/digest.js';
import { bookTogether, emptyBooks, type MemoryBooks } from './memory-books.js';
import { eventContext, lateIssue, owner, paymentPlan, sweep, today } from './rules.js';
import { leavingOf } from './story-leaving.js';
import { refundsOf } from './story-refunds.js';

const neither = { endedByVoid: false, isTakenBack: false };

function found<Value>(value: Value | undefined, what: string): Value {
  if (value === undefined) throw new Error(`${what} is not there`);
  return value;
}

/** The empty account that books in memory begin with is not stored anywhere. */
function firstOfAccount(plan: ChainedPlan): ChainedPlan {
  if (plan.account?.before?.seq !== 0n) return plan;
  return { ...plan, account: { ...plan.account, before: null } };
}

/** Books of one payer that are made act by act, with the plan of each as it can be written. */
export type Story = ReturnType<typeof createStory>;

export function createStory() {
  let books: MemoryBooks = emptyBooks();
  const plans: ChainedPlan[] = [];
  let acts = 0;

  const context = (changes: Partial<EventContext> = {}) => {
    acts += 1;
    return eventContext({ key: `act-${acts}`, ...changes });
  };
  /** @returns the id of the entry */
  const tell = (...made: readonly (Plan | null)[]): string => {
    const all = made.filter((plan) => plan !== null);
    if (all.length === 0) throw new Error('there was nothing to do');
    const stored = chainedInTurn(all, digestOf);
    books = bookTogether(books, all);
    plans.push(...stored.map(firstOfAccount));
    return stored.at(-1)?.entry?.id ?? '';
  };
  const invoice = (number: number): Invoice =>
    found(books.invoices.get(`club:INV-${number}`), `INV-${number}`);
  const entry = (id: string): JournalEntry =>
    found(
      books.entries.find((one) => one.id === id),
      id,
    );
  const state = (number: number) => ({ invoice: invoice(number), account: books.account });

  return {
    plans,
    books: () => books,
    invoice,
    issue(number: number, amounts: readonly bigint[], autoCollect = false) {
      const id = `club:INV-${number}`;
      const lines = amounts.map((amount, index) => ({
        ...{ line: index + 1, beneficiaryId: `club:child-${index}`, productId: 'club:gym' },
        ...{ description: 'Swimming', amount, taxRate: index === 0 ? '20' : null },
        ...{ sessionsBilled: 10, from: '2026-09-01', until: '2026-12-01' },
      }));
      const days = { issuedOn: today, dueOn: '2026-12-07' };
      const request = { ...owner, ...days, id, number: `INV-${number}`, autoCollect, lines };
      return tell(planIssueInvoice(lateIssue(), request, context({ key: `issue:${id}` })));
    },
    pay(
      number: number,
      id: string,
      status: ToldStatus,
      amount: bigint,
      { provider = 'stripe', receivedOn = '2026-11-20' } = {},
    ) {
      const paymentId = `club:${id}`;
      const payment = books.payments.get(paymentId) ?? null;
      const refunds = [...books.refunds.values()];
      const told =
        status === 'bounced' || status === 'returned'
          ? { paymentId, status, amount, reversedOn: today }
          : { paymentId, status, amount, provider, receivedOn };
      return tell(paymentPlan({ invoice: invoice(number), payment, refunds }, told, context()));
    },
    /** All that the club still has of a payment. */
    bounceAll(number: number, id: string, status: 'bounced' | 'returned') {
      const payment = found(books.payments.get(`club:${id}`), id);
      const refunds = [...books.refunds.values()];
      const told = { paymentId: payment.id, status, amount: null, reversedOn: today };
      return tell(paymentPlan({ invoice: invoice(number), payment, refunds }, told, context()));
    },
    correct(number: number, id: string) {
      const payment = books.payments.get(`club:${id}`);
      if (payment === undefined) throw new Error(`there is no payment ${id}`);
      const refunds = [...books.refunds.values()];
      return tell(planCorrectPayment({ invoice: invoice(number), payment, refunds }, context()));
    },
    /** @returns the id of the credit note */
    raise(number: number, amount: bigint, line: number | null = null) {
      const request = { amount, line, noteToCustomer: 'Sorry', notifyCustomer: true };
      const plan = planRaiseCredit(state(number), request, context());
      tell(plan);
      return plan.note.id;
    },
    apply: (number: number, amount: bigint) =>
      tell(planApplyCredit(state(number), { amount }, context())),
    sweep: (number: number) =>
      tell(
        planAutomaticUse(state(number), context({ key: `auto:club:INV-${number}`, actor: sweep })),
      ),
    takeBack(number: number, entryId: string) {
      const application = entry(entryId);
      return tell(planTakeBackCredit({ ...state(number), application, ...neither }, context()));
    },
    voidNote(number: number, noteId: string) {
      const note = found(books.notes.get(noteId), noteId);
      const raised = books.entries.find(({ refs }) => refs.creditNoteId === noteId);
      const raisedEntryId = found(raised, noteId).id;
      return tell(
        planVoidCreditNote({ ...state(number), note, spentOn: [], raisedEntryId }, context()),
      );
    },
    voidInvoice(number: number) {
      const { id } = invoice(number);
      const own = books.entries.filter(({ refs }) => refs.invoiceId === id);
      const notes = [...books.notes.values()].filter((note) => note.invoiceId === id);
      const applications = liveApplications(own);
      const issuedEntryId = `issue:${id}`;
      const refunds = [...books.refunds.values()].filter((one) => one.invoiceId === id);
      const now = { ...state(number), notes, applications, issuedEntryId, refunds };
      return tell(planVoidInvoice(now, context()));
    },
    open(amount: bigint, expiresOn: string | null) {
      const request = { amount, createdOn: '2026-10-01', expiresOn };
      return tell(planOpenCredit({ account: books.account, owner }, request, context()));
    },
    expire(lotId: string) {
      const lot = books.account.lots.find((one) => one.lotId === lotId);
      if (lot === undefined) throw new Error(`the lot ${lotId} is not there`);
      return tell(planExpireLot({ account: books.account, lot }, context()));
    },
    withdraw(openedId: string, amount: bigint) {
      const opened = { account: books.account, opened: entry(openedId), uses: [] };
      return tell(planWithdrawOpeningCredit(opened, { amount }, context()));
    },
    move: (number: number, amount: bigint) =>
      tell(planMoveOverpayment(state(number), { amount }, context())),
    moveBack(number: number, openedId: string, amount: bigint) {
      const opened = { ...state(number), opened: entry(openedId), uses: [] };
      return tell(planReturnOverpayment(opened, { amount }, context()));
    },
    writeOff: (number: number) => tell(planWriteOff({ invoice: invoice(number) }, context())),
    ...refundsOf({ tell, context, books: () => books, state }),
    ...leavingOf({ tell, context, books: () => books, state }),
  };
}
