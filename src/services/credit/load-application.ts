import { accountId } from '../../domain/credit/account.js';
import { refuse } from '../../domain/errors.js';
import { findAccount, findEntry } from '../../store/ledger/ledger-reads.js';
import type { Desk } from '../desk.js';
import { requireInvoice } from '../invoices/load-invoice.js';

/** A use of credit with its invoice and the payer's account. @throws CreditError `no-such-use` */
export async function loadApplication(desk: Desk, applicationId: string) {
  const application = await findEntry(desk.store, applicationId);
  const invoiceId = application?.refs.invoiceId;
  if (application?.kind !== 'credit.applied' || invoiceId === undefined) {
    return refuse('no-such-use', { invoiceNumber: 'the invoice' });
  }
  const invoice = await requireInvoice(desk, invoiceId);
  return { application, invoice, account: await findAccount(desk.store, accountId(invoice)) };
}
