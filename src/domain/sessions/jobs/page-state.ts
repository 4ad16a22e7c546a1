import { chainedInTurn, type Digest } from '../../books/chain.js';
import type { JournalEntry } from '../../books/journal-entry.js';
import { type ChainedPlan, entriesOf, type Plan } from '../../books/plan.js';
import { type Account, accountId } from '../../credit/account.js';
import type { CreditNote } from '../../credit/credit-note.js';
import type { Invoice } from '../../invoices/invoice.js';
import {
  cashOfPayments,
  type PaymentCash,
  type SentElsewhere,
} from '../../refunds/payment-cash.js';
import type { Refund } from '../../refunds/refund.js';
import { givenOnLine } from '../given-on-line.js';
import type { InvoiceInUse } from '../offer.js';
import type { BilledSession } from '../session-shares.js';

/** What was read, at one moment, about the invoices behind a page of people. */
export type PageFacts = {
  invoices: readonly Invoice[];
  accounts: readonly Account[];
  /** The credit notes and refunds of the invoices. */
  notes: readonly CreditNote[];
  refunds: readonly Refund[];
  /** The sessions that were ever booked on a line, by {@link lineKey}. */
  sessionsOfLine: ReadonlyMap<string, readonly BilledSession[]>;
  /**
   * All entries of each invoice and what was sent at a provider itself, by the invoice's id; null
   * where nothing is sent back and nobody asks what that would cost.
   */
  money: ReadonlyMap<string, { entries: JournalEntry[]; elsewhere: SentElsewhere[] }> | null;
};

export function lineKey(invoiceId: string, line: number): string {
  return `${invoiceId}#${line}`;
}

/**
 * The documents behind a page while its people are planned one after another: each plan is made from
 * what the ones before it left, and chained to them, as if each had been written alone.
 */
export type PageState = ReturnType<typeof pageStateOf>;

function grouped<Item extends { invoiceId: string | null }>(items: readonly Item[]) {
  const byInvoice = new Map<string, Item[]>();
  for (const item of items) {
    if (item.invoiceId === null) continue;
    const own = byInvoice.get(item.invoiceId);
    if (own === undefined) byInvoice.set(item.invoiceId, [item]);
    else own.push(item);
  }
  return byInvoice;
}

export function pageStateOf(facts: PageFacts, digestOf: Digest) {
  const invoices = new Map(facts.invoices.map((invoice) => [invoice.id, invoice]));
  const accounts = new Map(facts.accounts.map((account) => [account.id, account]));
  const notes = grouped(facts.notes);
  const refunds = grouped(facts.refunds);
  const booked = new Map<string, JournalEntry[]>();

  return {
    invoice: (id: string): Invoice | null => invoices.get(id) ?? null,
    accountFor: (invoice: Invoice): Account | null => accounts.get(accountId(invoice)) ?? null,

    /** An invoice with some of its lines as they are used, by their numbers. */
    inUse(invoiceId: string, lines: readonly number[]): InvoiceInUse | null {
      const invoice = invoices.get(invoiceId);
      if (invoice === undefined) return null;
      const given = { notes: notes.get(invoiceId) ?? [], refunds: refunds.get(invoiceId) ?? [] };
      return {
        invoice,
        lines: invoice.lines
          .filter(({ line }) => lines.includes(line))
          .map((line) => ({
            line,
            sessions: facts.sessionsOfLine.get(lineKey(invoiceId, line.line)) ?? [],
            given: givenOnLine(given, line.line),
          })),
      };
    },

    /** The entries of an invoice with those that were planned; null where they were not read. */
    moneyOf(invoiceId: string): { entries: JournalEntry[]; elsewhere: SentElsewhere[] } | null {
      if (facts.money === null) return null;
      const { entries, elsewhere } = facts.money.get(invoiceId) ?? { entries: [], elsewhere: [] };
      return { entries: [...entries, ...(booked.get(invoiceId) ?? [])], elsewhere };
    },

    cashOf(invoiceId: string): PaymentCash[] | null {
      const money = this.moneyOf(invoiceId);
      return money === null ? null : cashOfPayments(money.entries, money.elsewhere);
    },

    /** The plans as they can be written; what they leave is what the next ones are made from. */
    take(plans: readonly Plan[]): ChainedPlan[] {
      const chained = chainedInTurn(plans, digestOf);
      for (const plan of chained) {
        if (plan.invoice) invoices.set(plan.invoice.after.id, plan.invoice.after);
        if (plan.account) accounts.set(plan.account.after.id, plan.account.after);
        for (const entry of entriesOf(plan)) {
          const { invoiceId } = entry.refs;
          if (invoiceId === undefined || facts.money === null) continue;
          booked.set(invoiceId, [...(booked.get(invoiceId) ?? []), entry]);
        }
      }
      return chained;
    },
  };
}
