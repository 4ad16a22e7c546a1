import type { App } from '@slack/bolt';
import type { CommandHandler, ShortcutHandler } from '../src/slack/receive/handlers.js';
import { applyCreditForm } from '../views/apply-credit/open.js';
import { creditDeskForm } from '../views/credit-desk/submit.js';
import { openByShortcut } from '../views/flow/open-form.js';
import type { Surroundings } from '../views/flow/surroundings.js';
import { invoicesForm } from '../views/invoices/submit.js';
import { issueInvoiceForm } from '../views/issue-invoice/open.js';
import { raiseCreditForm } from '../views/raise-credit/open.js';
import { statementForm } from '../views/statement/submit.js';
import { createAppHome } from './app-home.js';
import { createApplyCreditCommand } from './apply-credit.js';
import { createCreditCommand } from './credit.js';
import { createCreditDeskCommand } from './credit-desk.js';
import { createInvoicesCommand } from './invoices.js';
import { createIssueInvoiceCommand } from './issue-invoice.js';
import { createStatementCommand } from './statement.js';

type Commands = Record<string, (surroundings: Surroundings) => CommandHandler>;
type Shortcuts = Record<string, (surroundings: Surroundings) => ShortcutHandler>;

/** Every slash command. `manifest.yml` names the same ones. */
export const commands: Commands = {
  '/credit': createCreditCommand,
  '/invoices': createInvoicesCommand,
  '/statement': createStatementCommand,
  '/issue-invoice': createIssueInvoiceCommand,
  '/apply-credit': createApplyCreditCommand,
  '/credit-desk': createCreditDeskCommand,
};

/** Every global shortcut, by callback id. `manifest.yml` names the same ones. */
export const shortcuts: Shortcuts = {
  'raise-credit': openByShortcut(raiseCreditForm),
  'apply-credit': openByShortcut(applyCreditForm),
  'issue-invoice': openByShortcut(issueInvoiceForm),
  invoices: openByShortcut(invoicesForm),
  statement: openByShortcut(statementForm),
  'credit-desk': openByShortcut(creditDeskForm),
};

export function registerCommands(app: App, surroundings: Surroundings): void {
  for (const [name, create] of Object.entries(commands)) app.command(name, create(surroundings));
  for (const [id, create] of Object.entries(shortcuts)) app.shortcut(id, create(surroundings));
  app.event('app_home_opened', createAppHome(surroundings));
}
