import { describe, expect, it } from 'vitest';
import type { FormValues } from '../../../views/forms/form-values.js';
import { readIssueInvoice } from '../../../views/issue-invoice/read.js';
import { chosen, errorsOf, same, typed } from '../form-state.js';

describe('The reader of Issue invoice', () => {
  const options = {
    clubId: 'club',
    locale: 'en-GB',
    currency: 'GBP',
    today: '2026-11-23',
    chosenId: 'club:priya',
    lineKeys: [1, 4],
  };

  it('reads the lines that the form has, in their order', () => {
    const line = (key: number, who: string, what: string, amount: string): FormValues => ({
      [`issue-invoice.beneficiary:${key}:club:priya`]: { 'issue-invoice.beneficiary': chosen(who) },
      [`issue-invoice.description:${key}`]: { 'issue-invoice.description': typed(what) },
      [`issue-invoice.amount:${key}`]: { 'issue-invoice.amount': typed(amount) },
    });
    const state: FormValues = {
      ...line(4, 'asha', 'Club day', '7'),
      ...line(1, 'priya', ' Membership ', '20.50'),
      ...line(3, 'asha', 'Removed', '1'),
      ...same('issue-invoice.auto-collect', chosen('no')),
      ...same('issue-invoice.due', { selected_date: '2026-11-23' }),
    };
    expect(readIssueInvoice(state, options)).toEqual({
      dueOn: '2026-11-23',
      autoCollect: false,
      lines: [
        { beneficiaryId: 'club:priya', description: 'Membership', amount: 2_050n },
        { beneficiaryId: 'club:asha', description: 'Club day', amount: 700n },
      ],
    });
  });

  it('names every wrong input of every line at once', () => {
    const errors = errorsOf(() => readIssueInvoice({}, options));
    expect(Object.keys(errors)).toHaveLength(7);
    expect(errors['issue-invoice.due']).toBe('Choose the day on which it is due.');
  });
});
