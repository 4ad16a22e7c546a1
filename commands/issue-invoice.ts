import { issueInvoiceForm } from '../views/issue-invoice/handlers.js';
import type { Command } from './command.js';

export const issueInvoice: Command = {
  command: '/issue-invoice',
  usage: '[contact]',
  does: 'Issue an invoice from the desk, with up to ten lines.',
  open: issueInvoiceForm,
  shortcut: 'issue-invoice',
  examples: [
    '`/issue-invoice` opens the form; search for the payer there.',
    '`/issue-invoice Priya` opens it with that payer; any part of a name, an email or a child does too.',
    'With auto-collect, account credit is used on the invoice by itself.',
  ],
};
