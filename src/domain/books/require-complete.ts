import type { Account } from '../credit/account.js';
import { refuse } from '../errors.js';
import type { Invoice } from '../invoices/invoice.js';

/** What an act was planned from, of a payer's documents that others change as well. */
export type PayerDocuments = {
  invoice?: Pick<Invoice, 'importing'> | null | undefined;
  account?: Pick<Account, 'importing'> | null | undefined;
};

/**
 * Nobody but the import acts on a payer while a part of its history is missing: what a person
 * sees is not yet true, and credit spent now would be missing where it was spent before.
 * @throws CreditError `being-imported`
 */
export function requireComplete({ invoice, account }: PayerDocuments): void {
  if (invoice?.importing || account?.importing) refuse('being-imported', {});
}
