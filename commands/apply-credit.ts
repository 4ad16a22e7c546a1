import { applyCreditForm } from '../views/apply-credit/open.js';
import { openByCommand } from '../views/flow/open-form.js';

const help = [
  '*Apply credit*: put a payer’s account credit on one of their outstanding invoices.',
  '`/apply-credit` opens the form; search for the payer there.',
  '`/apply-credit Priya` opens it with that payer.',
].join('\n');

export const createApplyCreditCommand = openByCommand(applyCreditForm, help);
