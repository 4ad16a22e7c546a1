import { describe, expect, it } from 'vitest';
import { amountBlockOf, invoiceBlockOf } from '../../../views/apply-credit/ids.js';
import { parseAppliedAmount, readApplyCredit } from '../../../views/apply-credit/read.js';
import type { FormValues } from '../../../views/forms/form-values.js';
import { chosen, errorsOf, same, typed } from '../form-state.js';

describe('The reader of Apply credit', () => {
  it('takes the invoice of the chosen payer only', () => {
    const state: FormValues = {
      ...same('apply-credit.contact', chosen('priya')),
      [invoiceBlockOf('club:priya')]: { 'apply-credit.invoice': chosen('INV-1') },
      [amountBlockOf('club:INV-1')]: { 'apply-credit.amount': typed('5') },
    };
    const fields = { contactId: 'club:priya', invoiceId: 'club:INV-1', amountText: '5' };
    expect(readApplyCredit(state, 'club')).toEqual(fields);
    const other = { ...state, ...same('apply-credit.contact', chosen('paul')) };
    expect(readApplyCredit(other, 'club')).toMatchObject({ invoiceId: null, amountText: null });
  });

  it('reads the amount in the currency of the invoice', () => {
    const invoice = { id: 'club:INV-1', currency: 'JPY' };
    expect(parseAppliedAmount('1250', invoice, 'en-GB')).toBe(1250n);
    expect(errorsOf(() => parseAppliedAmount('12.5', invoice, 'en-GB'))).toHaveProperty([
      amountBlockOf('club:INV-1'),
    ]);
  });
});
