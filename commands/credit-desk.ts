import { helpText } from '../views/credit-desk/help.js';
import { creditDeskForm } from '../views/credit-desk/submit.js';
import { openByCommand } from '../views/flow/open-form.js';

export const createCreditDeskCommand = openByCommand(creditDeskForm, helpText);
