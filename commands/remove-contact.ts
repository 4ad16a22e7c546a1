import { removeContactForm } from '../views/remove-contact/handlers.js';
import type { Command } from './command.js';

export const removeContact: Command = {
  command: '/remove-contact',
  usage: '[contact]',
  does: 'Remove people from a product, with credit for what they do not use.',
  open: removeContactForm,
  shortcut: 'remove-contact',
  examples: [
    '`/remove-contact` opens the form; choose the product and who leaves it, one or many.',
    '`/remove-contact Asha` opens it with Asha, and with the product where there is one only.',
    'Nobody is removed before you have seen what each gets and why.',
  ],
};
