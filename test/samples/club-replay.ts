import { parse } from 'csv-parse/sync';

export type Cells = Record<string, string>;
export type Tables = Record<string, Cells[]>;

/** An own, small model of the money rules, kept apart from the program's. Amounts in pence. */
export type ReplayedInvoice = {
  row: Cells;
  total: number;
  paid: number;
  applied: number;
  toInvoice: number;
  toAccount: number;
  writtenOff: number;
  pending: boolean;
  isVoid: boolean;
  notes: number;
};

type Lot = { left: number; until: string };
type Step = { on: string; rank: number; act: () => void };

export function tablesOf(files: ReadonlyMap<string, string>): Tables {
  const options = { columns: true, skip_empty_lines: true } as const;
  return Object.fromEntries(
    [...files].map(([name, text]) => [name.replace('.csv', ''), parse<Cells>(text, options)]),
  );
}

export const pence = (text = ''): number => Math.round(Number(text) * 100);

function must(condition: boolean, sentence: string): void {
  if (!condition) throw new Error(sentence);
}

export const owed = (invoice: ReplayedInvoice): number =>
  invoice.isVoid
    ? 0
    : invoice.total - invoice.paid - invoice.applied - invoice.toInvoice - invoice.writtenOff;

export function statusOf(invoice: ReplayedInvoice): string {
  const credited = invoice.toInvoice + invoice.toAccount;
  if (invoice.isVoid) return 'void';
  if (invoice.pending) return 'pending';
  if (invoice.writtenOff > 0) return 'written off';
  if (credited > 0) return credited === invoice.total ? 'credited' : 'partially credited';
  if (owed(invoice) > 0) return 'outstanding';
  return owed(invoice) < 0 ? 'reconciled overpaid' : 'reconciled';
}

/** Replays the money of a club and throws at the first row that breaks a rule. */
export function replay(tables: Tables) {
  const rows = (name: string) => tables[name] ?? [];
  const lots = new Map<string, Lot[]>();
  const add = (payer: string, lot: Lot) => lots.set(payer, [...(lots.get(payer) ?? []), lot]);
  const invoices = new Map<string, ReplayedInvoice>();
  const uses = new Map<string, { payer: string; until: string; amount: number }[]>();
  const steps: Step[] = [];
  const step = (on: string | undefined, rank: number, act: () => void) => {
    must(on !== undefined && on <= '2026-11-22', `${on} lies ahead`);
    steps.push({ on: on ?? '', rank, act });
  };
  const totals = new Map<string, number>();
  for (const { invoice_number: number = '', amount } of rows('invoice_lines')) {
    totals.set(number, (totals.get(number) ?? 0) + pence(amount));
  }
  const issued = (row: Cells): ReplayedInvoice => {
    const zero = { paid: 0, applied: 0, toInvoice: 0, toAccount: 0, writtenOff: 0, notes: 0 };
    return {
      row,
      total: totals.get(row.number ?? '') ?? 0,
      ...zero,
      pending: false,
      isVoid: false,
    };
  };
  const open = (number = '', act = ''): ReplayedInvoice => {
    const invoice = invoices.get(number);
    if (invoice === undefined) throw new Error(`${act} before ${number} was issued`);
    must(!invoice.isVoid && !invoice.pending, `${act} on ${number}, void or pending`);
    return invoice;
  };
  for (const row of rows('account_credit')) {
    const lot = { left: pence(row.amount), until: row.expires_on || '9999' };
    step(row.created_on, 0, () => add(row.contact_id ?? '', lot));
  }
  for (const row of rows('invoices')) {
    step(row.issued_on, 1, () => invoices.set(row.number ?? '', issued(row)));
    if (row.voided_on === '') continue;
    step(row.voided_on, 6, () => {
      const invoice = open(row.number, 'void');
      must(invoice.paid === 0 && invoice.toAccount === 0, `${row.number} voided with money on it`);
      for (const { payer, until, amount } of uses.get(row.number ?? '') ?? []) {
        add(payer, { left: amount, until });
      }
      invoice.isVoid = true;
    });
  }
  for (const row of rows('payments')) {
    step(row.received_on, 2, () => {
      const invoice = open(row.invoice_number, 'payment');
      if (row.status === 'pending') invoice.pending = true;
      if (row.status === 'received') invoice.paid += pence(row.amount);
    });
  }
  for (const row of rows('credit_notes')) {
    step(row.created_on, 3, () => {
      const invoice = open(row.invoice_number, 'credit');
      const amount = pence(row.amount);
      const left = invoice.total - invoice.toInvoice - invoice.toAccount;
      must(amount > 0 && amount <= left, `${row.invoice_number} credited above ${left}`);
      const toInvoice = Math.min(amount, Math.max(0, owed(invoice)));
      invoice.toInvoice += toInvoice;
      invoice.toAccount += amount - toInvoice;
      invoice.notes += 1;
      add(invoice.row.payer_id ?? '', { left: amount - toInvoice, until: '9999' });
    });
  }
  for (const row of rows('applications')) {
    step(row.applied_on, 4, () => {
      const invoice = open(row.invoice_number, 'application');
      const payer = invoice.row.payer_id ?? '';
      let missing = pence(row.amount);
      must(missing > 0 && missing <= owed(invoice), `${row.invoice_number} applied above debt`);
      invoice.applied += missing;
      for (const lot of lots.get(payer) ?? []) {
        if (lot.until < (row.applied_on ?? '')) continue;
        const amount = Math.min(lot.left, missing);
        lot.left -= amount;
        missing -= amount;
        const own = uses.get(row.invoice_number ?? '') ?? [];
        uses.set(row.invoice_number ?? '', [...own, { payer, until: lot.until, amount }]);
      }
      must(missing === 0, `${payer} lacks ${missing} on ${row.applied_on}`);
    });
  }
  for (const row of rows('write_offs')) {
    step(row.written_off_on, 5, () => {
      const invoice = open(row.invoice_number, 'write-off');
      must(pence(row.amount) <= owed(invoice), `${row.invoice_number} written off above debt`);
      invoice.writtenOff += pence(row.amount);
    });
  }
  // The sort is stable, so rows of one day and kind keep the order of their file.
  steps.sort((one, other) => one.on.localeCompare(other.on) || one.rank - other.rank);
  for (const { act } of steps) act();
  const balance = (payer: string) =>
    (lots.get(payer) ?? []).reduce((sum, { left }) => sum + left, 0);
  return { invoices, balance, payersWithCredit: [...lots.keys()].filter((id) => balance(id) > 0) };
}
