import type { JournalEntry } from '../../domain/books/journal-entry.js';
import { accountId } from '../../domain/credit/account.js';
import type { TakeBackState } from '../../domain/credit/take-back-credit.js';
import { refuse } from '../../domain/errors.js';
import type { Invoice } from '../../domain/invoices/invoice.js';
import {
  findAccount,
  findEntriesOfInvoice,
  findEntry,
  findIsTakenBack,
} from '../../store/ledger/ledger-reads.js';
import type { Desk } from '../desk.js';
import { requireInvoice } from '../invoices/load-invoice.js';

/** A use of credit with its invoice and the payer's account. @throws CreditError `no-such-use` */
export async function loadApplication(
  desk: Desk,
  applicationId: string,
): Promise<TakeBackState & { application: JournalEntry }> {
  const application = await findEntry(desk.store, applicationId);
  const invoiceId = application?.refs.invoiceId;
  if (application?.kind !== 'credit.applied' || invoiceId === undefined) {
    return refuse('no-such-use', { invoiceNumber: 'the invoice' });
  }
  const invoice = await requireInvoice(desk, invoiceId);
  const [account, endedByVoid, isTakenBack] = await Promise.all([
    findAccount(desk.store, accountId(invoice)),
    isEndedByVoid(desk, invoice, application),
    findIsTakenBack(desk.store, application),
  ]);
  return { application, invoice, account, endedByVoid, isTakenBack };
}

/** Whether voiding the invoice took the use back; one that was made since stands. */
async function isEndedByVoid(
  desk: Desk,
  invoice: Invoice,
  application: JournalEntry,
): Promise<boolean> {
  if (invoice.voidedOn === null) return false;
  const entries = await findEntriesOfInvoice(desk.store, invoice.id);
  const voided = entries.findIndex(({ kind }) => kind === 'invoice.voided');
  return entries.findIndex(({ id }) => id === application.id) < voided;
}
