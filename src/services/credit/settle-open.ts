import type { NumberedContext, Plan } from '../../domain/books/plan.js';
import type { Account } from '../../domain/credit/account.js';
import { planRaiseCredit, type RaiseCredit } from '../../domain/credit/raise-credit.js';
import {
  mostSettled,
  planSettling,
  type Settleable,
  settleable,
} from '../../domain/credit/settle-invoices.js';
import type { Invoice } from '../../domain/invoices/invoice.js';
import { findOpenAutoCollect } from '../../store/ledger/open-auto-collect.js';
import type { Desk } from '../desk.js';
import { loadInvoiceAndAccount } from '../invoices/load-invoice.js';

/** What credit on an invoice settles besides, where the club wants that; else nothing. */
export async function readSettleable(
  desk: Desk,
  { invoice, account }: { invoice: Invoice; account: Account | null },
): Promise<Settleable[]> {
  if (!desk.settings.settleOpenInvoices) return [];
  const { payerId, currency, id: exceptId } = invoice;
  // One more, since the invoice itself is among them while it is open.
  const found = await findOpenAutoCollect(desk.store, {
    ...{ clubId: desk.club.id, payerIds: [payerId], most: mostSettled + 1 },
  });
  return settleable(found, account, { currency, exceptId });
}

/** What credit on an invoice is planned from. */
export type ForCredit = { invoice: Invoice; account: Account | null; open: Settleable[] };

/** @throws CreditError `not-found` */
export async function loadForCredit(desk: Desk, invoiceId: string): Promise<ForCredit> {
  const state = await loadInvoiceAndAccount(desk, invoiceId);
  return { ...state, open: await readSettleable(desk, state) };
}

/**
 * Raises credit, and uses what becomes account credit on what it settles: the credit note's plan
 * first. @throws what `planRaiseCredit` throws
 */
export function planRaisedAndUsed(
  { open, ...state }: ForCredit,
  request: RaiseCredit,
  contextOf: NumberedContext,
): [Plan, ...Plan[]] {
  const raised = planRaiseCredit(state, request, contextOf(1));
  const { note, account } = raised;
  if (account === undefined) return [raised];
  const used = { open, account: account.after, lotId: note.id };
  return [raised, ...planSettling(used, (number) => contextOf(number + 1))];
}
