import { openByCommand } from '../views/flow/open-form.js';
import { statementForm } from '../views/statement/submit.js';

const help = [
  '*Statement*: a payer’s account credit, where it comes from, and every movement of it.',
  '`/statement` opens it; search for the contact there.',
  '`/statement Priya` opens the statement of Priya. A child leads to the account of the payer.',
].join('\n');

export const createStatementCommand = openByCommand(statementForm, help);
