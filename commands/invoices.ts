import { invoicesForm } from '../views/invoices/handlers.js';
import type { Command } from './command.js';

export const invoices: Command = {
  command: '/invoices',
  usage: '[number, contact or status]',
  does: 'Find invoices, see their details, and undo what was done.',
  open: invoicesForm,
  shortcut: 'invoices',
  examples: [
    '`/invoices` lists all, newest first; search and filter there.',
    '`/invoices INV-1042` opens the details of that invoice; `1042` or the number of its credit note does too.',
    '`/invoices Priya` lists those of Priya, as payer or as the person they are for.',
    '`/invoices Priya unpaid` lists what Priya has not paid yet; name and status go together in any order.',
    '`/invoices outstanding` lists what is owed; every other status works too, such as `partially credited`.',
  ],
};
