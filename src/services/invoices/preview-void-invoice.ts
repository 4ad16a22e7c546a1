import type { ShownPromise } from '../../domain/books/promise.js';
import { shownFacts } from '../../domain/books/shown-facts.js';
import { availableCredit } from '../../domain/credit/account.js';
import { standing } from '../../domain/credit/credit-note.js';
import {
  type ExpiredLot,
  expiredLots,
  expiredOnReturn,
  usesOf,
} from '../../domain/credit/take-back-credit.js';
import type { Invoice } from '../../domain/invoices/invoice.js';
import { planVoidInvoice } from '../../domain/invoices/void-invoice.js';
import type { Actor } from '../../domain/people/actor.js';
import { requireRight } from '../../domain/people/permission.js';
import { type SecondPersonHint, secondPersonForPlan } from '../approvals/form-hint.js';
import { dryRun } from '../books/dry-run.js';
import type { Desk } from '../desk.js';
import { todayOf } from '../desk-day.js';
import { readPayerName } from '../people/payer-names.js';
import { loadForVoid } from './void-invoice.js';

/** What voiding an invoice would do now. Amounts in minor units of its currency. */
export type VoidInvoicePreview = {
  invoice: Invoice;
  payerName: string;
  /** Numbers of the credit notes whose part on the invoice is reversed. */
  noteNumbers: string[];
  /** Account credit that goes back, and the part of it that comes back expired. */
  returned: bigint;
  expiresOnReturn: bigint;
  /** The lots that `expiresOnReturn` is the sum of. */
  expiredLots: ExpiredLot[];
  balanceAfter: bigint;
  /** What is owed on it then, where money went out of it that no payment covers any more. */
  outstandingAfter: bigint;
  refusal: string | null;
  /** Why one person alone may not do it. */
  secondPerson: SecondPersonHint | null;
  shown: ShownPromise;
};

/** @throws CreditError `not-allowed`, `not-found` */
export async function previewVoidInvoice(
  desk: Desk,
  actor: Actor,
  invoiceId: string,
): Promise<VoidInvoicePreview> {
  requireRight(actor, 'void-invoice');
  const state = await loadForVoid(desk, invoiceId);
  const { invoice, account, notes, applications } = state;
  const payerName = await readPayerName(desk, invoice.payerId);
  const { plan, promised, refusal } = dryRun(desk, actor, (context) =>
    planVoidInvoice(state, context),
  );
  const today = todayOf(desk);
  const uses = applications.flatMap(usesOf);
  return {
    invoice,
    payerName,
    noteNumbers: notes.filter((note) => standing(note).toInvoice > 0n).map((note) => note.number),
    returned: uses.reduce((sum, use) => sum + use.amount, 0n),
    expiresOnReturn: expiredOnReturn(uses, today),
    expiredLots: expiredLots(uses, today),
    balanceAfter: availableCredit(plan?.account?.after ?? account, today),
    outstandingAfter: plan?.invoice?.after.outstanding ?? 0n,
    refusal,
    secondPerson: await secondPersonForPlan(desk, actor, { plan, act: 'void-invoice' }),
    shown: {
      facts: shownFacts({ invoice, account }, { day: today, currency: invoice.currency }),
      promised,
    },
  };
}
