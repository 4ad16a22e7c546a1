import { creditDeskForm } from '../views/credit-desk/handlers.js';
import type { Command } from './command.js';

export const creditDesk: Command = {
  command: '/credit-desk',
  usage: '',
  does: 'Requests, refunds to do, reports, settings, recent jobs, undelivered messages and the check of the books.',
  open: creditDeskForm,
  shortcut: 'credit-desk',
  examples: [],
};
