import { openByCommand } from '../views/flow/open-form.js';
import { raiseCreditForm } from '../views/raise-credit/open.js';

const help = [
  '*Raise credit* on an invoice: it pays what is owed, and what is above that becomes account credit.',
  '`/credit` opens the form; search for the invoice there.',
  '`/credit INV-1042` opens it with that invoice.',
  '`/credit Priya` opens it with the invoices of Priya, as payer or as the person they are for.',
].join('\n');

export const createCreditCommand = openByCommand(raiseCreditForm, help);
