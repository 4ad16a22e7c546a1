import { openByCommand } from '../views/flow/open-form.js';
import { invoicesForm } from '../views/invoices/submit.js';

const help = [
  '*Invoices*: find invoices, see their details, and undo what was done.',
  '`/invoices` lists all, newest first; search and filter there.',
  '`/invoices INV-1042` opens the details of that invoice.',
  '`/invoices Priya` lists those of Priya, as payer or as the person they are for.',
  '`/invoices outstanding` lists what is owed; every other status works too, such as `partially credited`.',
].join('\n');

export const createInvoicesCommand = openByCommand(invoicesForm, help);
