import { creditDeskForm } from '../views/credit-desk/handlers.js';
import type { Command } from './command.js';

export const creditDesk: Command = {
  command: '/credit-desk',
  usage: '',
  does: 'Help, account credit used automatically, undelivered messages, check of the books.',
  open: creditDeskForm,
  shortcut: 'credit-desk',
  examples: [],
};
