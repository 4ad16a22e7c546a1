import { statementForm } from '../views/statement/handlers.js';
import type { Command } from './command.js';

export const statement: Command = {
  command: '/statement',
  usage: '[contact]',
  does: 'A payer’s account credit, and everything booked for them with what is owed.',
  open: statementForm,
  shortcut: 'statement',
  examples: [
    '`/statement` opens it; search for the contact there.',
    '`/statement Priya` opens the statement of Priya. A child leads to the account of the payer.',
  ],
};
