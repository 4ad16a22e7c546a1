import type { Act, InvoicePlan, OpeningCredit } from './club-model.js';
import { lastDay } from './club-model.js';
import { pounds } from './csv-text.js';

/** An invoice with its number. */
export type NumberedInvoice = InvoicePlan & { number: string };

/** The rows of the money files, in the order in which they happened. */
export type Books = {
  payments: (string | number)[][];
  creditNotes: (string | number | null)[][];
  applications: string[][];
  writeOffs: string[][];
  voidedOn: Map<string, string>;
};

type Invoice = {
  plan: NumberedInvoice;
  outstanding: number;
  creditable: number;
  madeCredit: number;
  cash: number;
  applied: number;
  pending: boolean;
};

type Step = { on: string; rank: number; number: string; run: (books: Ledger) => void };
type Ledger = { balances: Map<string, number>; rows: Books; firstPayment: number };

/** The order within one day: payments, credit notes, applications, write-offs, voids. */
const rank: Record<Act['act'], number> = {
  pay: 2,
  pending: 2,
  fail: 2,
  credit: 3,
  apply: 4,
  writeOff: 5,
  void: 6,
};

type Payment = Extract<Act, { provider: string }>;

const statuses = { pay: 'received', pending: 'pending', fail: 'failed' } as const;

function addPayment(ledger: Ledger, invoice: Invoice, act: Payment, pence: number): void {
  const { rows, firstPayment } = ledger;
  const id = `PAY-${String(rows.payments.length + firstPayment).padStart(4, '0')}`;
  const { number } = invoice.plan;
  rows.payments.push([id, number, pounds(pence), act.provider, act.on, statuses[act.act]]);
}

function pay(invoice: Invoice, act: Payment, ledger: Ledger): void {
  const owed = invoice.outstanding;
  if (owed === 0) return;
  const pence = act.act === 'pay' && act.pence !== 'rest' ? Math.min(act.pence, owed) : owed;
  const over = act.act === 'pay' && pence === owed ? (act.over ?? 0) : 0;
  addPayment(ledger, invoice, act, pence + over);
  if (act.act === 'pending') invoice.pending = true;
  if (act.act !== 'pay') return;
  invoice.outstanding -= pence;
  invoice.cash += pence + over;
}

function addCredit(invoice: Invoice, act: Extract<Act, { act: 'credit' }>, ledger: Ledger): void {
  const { number, payerId, lines } = invoice.plan;
  const most = act.line === null ? invoice.creditable : (lines[act.line - 1]?.pence ?? 0);
  const pence = act.pence === 'all' ? most : Math.min(act.pence, most);
  if (pence === 0) return;
  const toInvoice = Math.min(pence, invoice.outstanding);
  invoice.creditable -= pence;
  invoice.outstanding -= toInvoice;
  invoice.madeCredit += pence - toInvoice;
  const balance = ledger.balances.get(payerId) ?? 0;
  ledger.balances.set(payerId, balance + pence - toInvoice);
  ledger.rows.creditNotes.push([number, pounds(pence), act.on, act.reason, act.line]);
}

function apply(invoice: Invoice, on: string, { balances, rows }: Ledger): void {
  const { number, payerId } = invoice.plan;
  const balance = balances.get(payerId) ?? 0;
  const pence = Math.min(balance, invoice.outstanding);
  if (pence === 0) return;
  balances.set(payerId, balance - pence);
  invoice.outstanding -= pence;
  invoice.applied += pence;
  rows.applications.push([number, pounds(pence), on]);
}

/** The rest of a debt that nobody will pay. */
function writeOff(invoice: Invoice, on: string, { rows }: Ledger): void {
  const pence = invoice.outstanding;
  if (pence === 0) return;
  invoice.creditable -= pence;
  invoice.outstanding = 0;
  rows.writeOffs.push([invoice.plan.number, pounds(pence), on]);
}

function voidInvoice(invoice: Invoice, on: string, { balances, rows }: Ledger): void {
  if (invoice.cash > 0 || invoice.madeCredit > 0) return;
  const { number, payerId } = invoice.plan;
  balances.set(payerId, (balances.get(payerId) ?? 0) + invoice.applied);
  Object.assign(invoice, { outstanding: 0, creditable: 0, applied: 0 });
  rows.voidedOn.set(number, on);
}

function run(invoice: Invoice, act: Act, ledger: Ledger): void {
  if (ledger.rows.voidedOn.has(invoice.plan.number) || invoice.pending) return;
  if (act.act === 'credit') addCredit(invoice, act, ledger);
  else if (act.act === 'apply') apply(invoice, act.on, ledger);
  else if (act.act === 'writeOff') writeOff(invoice, act.on, ledger);
  else if (act.act === 'void') voidInvoice(invoice, act.on, ledger);
  else pay(invoice, act, ledger);
}

function stepsOf(plan: NumberedInvoice): Step[] {
  const total = plan.lines.reduce((sum, line) => sum + line.pence, 0);
  const invoice: Invoice = {
    plan,
    outstanding: total,
    creditable: total,
    madeCredit: 0,
    cash: 0,
    applied: 0,
    pending: false,
  };
  const automatic: Act[] = plan.autoCollect ? [{ on: plan.issuedOn, act: 'apply' }] : [];
  return [...automatic, ...plan.acts].map((act) => ({
    on: act.on,
    rank: rank[act.act],
    number: plan.number,
    run: (ledger) => run(invoice, act, ledger),
  }));
}

/**
 * Lives through the plans day by day and writes down what came of them. Credit is spent on each
 * new auto-collect invoice. Acts that the rules refuse, or that lie ahead, do not happen.
 * Opening credit that expires is kept out of it: its owners have no auto-collect invoices.
 * @param firstPayment the number of the first payment
 */
export function keepBooks(
  plans: readonly NumberedInvoice[],
  openings: readonly OpeningCredit[],
  firstPayment = 1,
): Books {
  const none = { payments: [], creditNotes: [], applications: [], writeOffs: [] };
  const rows: Books = { ...none, voidedOn: new Map() };
  const balances = new Map(openings.map(({ contactId, pence }) => [contactId, pence]));
  const ledger: Ledger = { balances, rows, firstPayment };
  const steps = plans.flatMap(stepsOf).filter((step) => step.on <= lastDay);
  steps.sort((one, other) => {
    if (one.on !== other.on) return one.on < other.on ? -1 : 1;
    return one.rank - other.rank || (one.number < other.number ? -1 : 1);
  });
  for (const step of steps) step.run(ledger);
  return rows;
}

/** Two books that know nothing of each other, as one. */
export function bothBooks(one: Books, other: Books): Books {
  return {
    payments: [...one.payments, ...other.payments],
    creditNotes: [...one.creditNotes, ...other.creditNotes],
    applications: [...one.applications, ...other.applications],
    writeOffs: [...one.writeOffs, ...other.writeOffs],
    voidedOn: new Map([...one.voidedOn, ...other.voidedOn]),
  };
}
