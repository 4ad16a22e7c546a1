import { describe, expect, it } from 'vitest';
import { amountBlockOf, invoiceBlockOf } from '../../../views/apply-credit/ids.js';
import { readApplyCredit } from '../../../views/apply-credit/read.js';
import type { FormValues } from '../../../views/forms/form-values.js';
import { chosen, same, typed } from '../form-state.js';

describe('The reader of Apply credit', () => {
  it('takes the invoice of the chosen payer only', () => {
    const state: FormValues = {
      ...same('apply-credit.contact', chosen('priya')),
      [invoiceBlockOf('club:priya')]: { 'apply-credit.invoice': chosen('INV-1') },
      [amountBlockOf('club:INV-1')]: { 'apply-credit.amount': typed('5') },
    };
    const invoiceBlock = invoiceBlockOf('club:priya');
    const fields = { contactId: 'club:priya', invoiceId: 'club:INV-1', invoiceBlock };
    const amount = { amountText: '5', amountBlock: amountBlockOf('club:INV-1') };
    expect(readApplyCredit(state, 'club')).toEqual({ ...fields, ...amount });
    const other = { ...state, ...same('apply-credit.contact', chosen('paul')) };
    expect(readApplyCredit(other, 'club')).toMatchObject({ invoiceId: null, amountText: null });
  });

  it('takes the amount that was filled in for this invoice, and of no other', () => {
    const state: FormValues = {
      ...same('apply-credit.contact', chosen('priya')),
      [invoiceBlockOf('club:priya')]: { 'apply-credit.invoice': chosen('INV-1') },
    };
    const filled = `${amountBlockOf('club:INV-1')}:2`;
    const again = { ...state, [filled]: { 'apply-credit.amount': typed('7') } };
    expect(readApplyCredit(again, 'club')).toMatchObject({ amountText: '7', amountBlock: filled });
    const longer = {
      ...state,
      [amountBlockOf('club:INV-11')]: { 'apply-credit.amount': typed('7') },
    };
    expect(readApplyCredit(longer, 'club')).toMatchObject({ amountText: null });
  });
});
