import { raiseCreditForm } from '../views/raise-credit/handlers.js';
import type { Command } from './command.js';

export const credit: Command = {
  command: '/credit',
  usage: '[invoice or contact]',
  does: 'Raise credit on an invoice or one of its lines.',
  open: raiseCreditForm,
  shortcut: 'raise-credit',
  examples: [
    'Credit pays what is owed on the invoice, and what is above that becomes account credit.',
    '`/credit` opens the form; search for the invoice there.',
    '`/credit INV-1042` opens it with that invoice; `1042` or the number of its credit note does too.',
    '`/credit Priya` opens it with the invoices of Priya, as payer or as the person they are for.',
  ],
};
