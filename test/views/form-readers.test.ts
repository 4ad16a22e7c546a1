import { describe, expect, it } from 'vitest';
import { FieldErrors } from '../../src/blocks/field-errors.js';
import { amountBlockOf, invoiceBlockOf } from '../../views/apply-credit/ids.js';
import { parseAppliedAmount, readApplyCredit } from '../../views/apply-credit/read.js';
import type { State } from '../../views/forms/read-state.js';
import { readIssueInvoice } from '../../views/issue-invoice/read.js';
import { parseRaiseCredit, readRaiseCredit } from '../../views/raise-credit/read.js';

function typed(value: string | null) {
  return { type: 'plain_text_input', value };
}

function chosen(value: string) {
  const text = { type: 'plain_text' as const, text: value };
  return { type: 'static_select', selected_option: { text, value } };
}

/** A block whose element has the same id. */
function same(id: string, value: State[string][string]): State {
  return { [id]: { [id]: value } };
}

function errorsOf(read: () => unknown): Record<string, string> {
  try {
    read();
  } catch (error) {
    if (error instanceof FieldErrors) return error.errors;
    throw error;
  }
  return {};
}

describe('The reader of Raise credit', () => {
  const full: State = {
    ...same('raise-credit.invoice', chosen('INV-1')),
    'raise-credit.line:club:INV-1': { 'raise-credit.line': chosen('2') },
    ...same('raise-credit.amount', typed('£1,500.50')),
    ...same('raise-credit.reason', chosen('Goodwill')),
    ...same('raise-credit.note', typed(' Sorry ')),
    ...same('raise-credit.notify', chosen('yes')),
  };
  const club = { currency: 'GBP', locale: 'en-GB' };

  it('turns a filled form into a request', () => {
    const fields = readRaiseCredit(full, 'club');
    expect(fields.invoiceId).toBe('club:INV-1');
    expect(parseRaiseCredit(fields, club)).toEqual({
      ...{ amount: 150_050n, line: 2, reason: 'Goodwill' },
      ...{ noteToCustomer: 'Sorry', notifyCustomer: true },
    });
  });

  it('reads an empty form, and one whose values Slack left out, as nothing', () => {
    const nothing = {
      ...{ invoiceId: null, line: null, amountText: null, reason: null, note: '', notify: false },
    };
    expect(readRaiseCredit({}, 'club')).toEqual(nothing);
    const nulls = { ...same('raise-credit.amount', typed(null)) };
    expect(readRaiseCredit(nulls, 'club')).toEqual({ ...nothing, amountText: '' });
  });

  it('never takes the line of another invoice', () => {
    const other = { ...full, ...same('raise-credit.invoice', chosen('INV-2')) };
    expect(readRaiseCredit(other, 'club').line).toBeNull();
  });

  it('names every wrong input at once', () => {
    const fields = readRaiseCredit({ ...same('raise-credit.reason', chosen('Bribe')) }, 'club');
    expect(errorsOf(() => parseRaiseCredit(fields, club))).toEqual({
      'raise-credit.amount': 'Type an amount like 12.50.',
      'raise-credit.reason': 'Choose a reason from the list.',
    });
  });

  it('refuses a comma with both readings where the club writes decimals so', () => {
    const fields = readRaiseCredit(
      { ...full, ...same('raise-credit.amount', typed('12,50')) },
      'club',
    );
    const german = { currency: 'EUR', locale: 'de-DE' };
    expect(errorsOf(() => parseRaiseCredit(fields, german))['raise-credit.amount']).toBe(
      '12,50 could mean 12.50 or 1250. Type the one you mean, without the comma.',
    );
  });
});

describe('The reader of Apply credit', () => {
  it('takes the invoice of the chosen payer only', () => {
    const state: State = {
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

describe('The reader of Issue invoice', () => {
  const options = {
    ...{ clubId: 'club', locale: 'en-GB', currency: 'GBP', today: '2026-11-23' },
    ...{ payerId: 'club:priya', lineKeys: [1, 4] },
  };

  it('reads the lines that the form has, in their order', () => {
    const line = (key: number, who: string, what: string, amount: string): State => ({
      [`issue-invoice.beneficiary:${key}:club:priya`]: { 'issue-invoice.beneficiary': chosen(who) },
      [`issue-invoice.description:${key}`]: { 'issue-invoice.description': typed(what) },
      [`issue-invoice.amount:${key}`]: { 'issue-invoice.amount': typed(amount) },
    });
    const state: State = {
      ...line(4, 'asha', 'Club day', '7'),
      ...line(1, 'priya', ' Membership ', '20.50'),
      ...line(3, 'asha', 'Removed', '1'),
      ...same('issue-invoice.auto-collect', chosen('no')),
      ...same('issue-invoice.due', { type: 'datepicker', selected_date: '2026-11-23' }),
    };
    expect(readIssueInvoice(state, options)).toEqual({
      ...{ dueOn: '2026-11-23', autoCollect: false },
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
