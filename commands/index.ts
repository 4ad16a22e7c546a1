import type { App, GlobalShortcut } from '@slack/bolt';
import { commandsText } from '../views/credit-desk/commands-text.js';
import { openFromCommand, openFromShortcut } from '../views/flow/open-form.js';
import type { Surroundings } from '../views/flow/surroundings.js';
import { openAppHome } from './app-home.js';
import { applyCredit } from './apply-credit.js';
import { cancelSession } from './cancel-session.js';
import { type Command, helpOf } from './command.js';
import { credit } from './credit.js';
import { creditDesk } from './credit-desk.js';
import { invoices } from './invoices.js';
import { issueInvoice } from './issue-invoice.js';
import { recordPayment } from './record-payment.js';
import { removeContact } from './remove-contact.js';
import { statement } from './statement.js';

/** Every slash command, in the order of the help and of the buttons on the Home tab. */
export const commands: readonly Command[] = [
  credit,
  applyCredit,
  removeContact,
  cancelSession,
  issueInvoice,
  recordPayment,
  invoices,
  statement,
  creditDesk,
];

/** The help that a command answers; that of `/credit-desk` is about all of them. */
function helpFor(command: Command): string {
  return command === creditDesk ? commandsText(commands) : helpOf(command);
}

export function registerCommands(app: App, surroundings: Surroundings): void {
  for (const command of commands) {
    const { open: form, shortcut } = command;
    const help = helpFor(command);
    app.command(command.command, (args) => openFromCommand(surroundings, args, { form, help }));
    const only = { callback_id: shortcut, type: 'shortcut' } as const;
    app.shortcut<GlobalShortcut>(only, (args) => openFromShortcut(surroundings, args, form));
  }
  app.event('app_home_opened', (args) => openAppHome(surroundings, args));
}
