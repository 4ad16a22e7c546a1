import { recordPaymentForm } from '../views/record-payment/handlers.js';
import type { Command } from './command.js';

export const recordPayment: Command = {
  command: '/record-payment',
  usage: '[invoice or contact]',
  does: 'Record money that came in cash, by bank or by card, on one or several invoices.',
  open: recordPaymentForm,
  shortcut: 'record-payment',
  examples: [
    '`/record-payment Priya` opens the form with that payer; the oldest invoices are paid first.',
    '`/record-payment INV-1042` pays that invoice alone.',
  ],
};
