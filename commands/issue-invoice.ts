import { openByCommand } from '../views/flow/open-form.js';
import { issueInvoiceForm } from '../views/issue-invoice/open.js';

const help = [
  '*Issue invoice*: send a bill from the desk, with up to ten lines.',
  '`/issue-invoice` opens the form; search for the payer there.',
  '`/issue-invoice Priya` opens it with that payer.',
  'With auto-collect, account credit is used on the invoice by itself.',
].join('\n');

export const createIssueInvoiceCommand = openByCommand(issueInvoiceForm, help);
