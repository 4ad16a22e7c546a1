import type { ShownPromise } from '../../domain/books/promise.js';
import { shownFacts } from '../../domain/books/shown-facts.js';
import type { Invoice } from '../../domain/invoices/invoice.js';
import { planWriteOff } from '../../domain/invoices/write-off.js';
import type { Actor } from '../../domain/people/actor.js';
import { requireRight } from '../../domain/people/permission.js';
import { type SecondPersonHint, secondPersonForPlan } from '../approvals/form-hint.js';
import { dryRun } from '../books/dry-run.js';
import type { Desk } from '../desk.js';
import { todayOf } from '../desk-day.js';
import { readPayerName } from '../people/payer-names.js';
import { requireInvoice } from './load-invoice.js';

/** What writing the debt off would do now. */
export type WriteOffPreview = {
  invoice: Invoice;
  payerName: string;
  refusal: string | null;
  /** Why one person alone may not do it. */
  secondPerson: SecondPersonHint | null;
  shown: ShownPromise;
};

/** @throws CreditError `not-allowed`, `not-found` */
export async function previewWriteOff(
  desk: Desk,
  actor: Actor,
  invoiceId: string,
): Promise<WriteOffPreview> {
  requireRight(actor, 'write-off');
  const invoice = await requireInvoice(desk, invoiceId);
  const { plan, promised, refusal } = dryRun(desk, actor, (context) =>
    planWriteOff({ invoice }, context),
  );
  const [payerName, secondPerson] = await Promise.all([
    readPayerName(desk, invoice.payerId),
    secondPersonForPlan(desk, actor, { plan, act: 'write-off' }),
  ]);
  const facts = shownFacts({ invoice }, { day: todayOf(desk), currency: invoice.currency });
  return { invoice, payerName, refusal, secondPerson, shown: { facts, promised } };
}
