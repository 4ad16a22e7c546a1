import { applyCreditForm } from '../views/apply-credit/handlers.js';
import type { Command } from './command.js';

export const applyCredit: Command = {
  command: '/apply-credit',
  usage: '[contact]',
  does: 'Use a payer’s account credit on one of their outstanding invoices.',
  open: applyCreditForm,
  shortcut: 'apply-credit',
  examples: [
    '`/apply-credit` opens the form; search for the payer there.',
    '`/apply-credit Priya` opens it with that payer; any part of a name, an email or a child does too.',
  ],
};
