import { describe, expect, it } from 'vitest';
import type { FormValues } from '../../../views/forms/form-values.js';
import { parseRaiseCredit, readRaiseCredit } from '../../../views/raise-credit/read.js';
import { chosen, errorsOf, same, typed } from '../form-state.js';

describe('The reader of Raise credit', () => {
  const full: FormValues = {
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
      amount: 150_050n,
      line: 2,
      reason: 'Goodwill',
      noteToCustomer: 'Sorry',
      notifyCustomer: true,
    });
  });

  it('reads an empty form, and one whose values Slack left out, as nothing', () => {
    const nothing = {
      invoiceId: null,
      invoiceBlock: 'raise-credit.invoice',
      line: null,
      amountText: null,
      amountBlock: 'raise-credit.amount',
      reason: null,
      otherWords: null,
      note: '',
      notify: false,
    };
    expect(readRaiseCredit({}, 'club')).toEqual(nothing);
    const nulls = same('raise-credit.amount', typed(null));
    expect(readRaiseCredit(nulls, 'club')).toEqual({ ...nothing, amountText: '' });
  });

  it('takes the invoice from the block that was shown anew when the facts moved', () => {
    const { 'raise-credit.invoice': before = {}, ...rest } = full;
    const fields = readRaiseCredit({ ...rest, 'raise-credit.invoice#2': before }, 'club');
    expect(fields).toMatchObject({
      invoiceId: 'club:INV-1',
      invoiceBlock: 'raise-credit.invoice#2',
      line: 2,
    });
    const another = readRaiseCredit({ ...rest, 'raise-credit.invoice#x': before }, 'club');
    expect(another.invoiceId).toBeNull();
  });

  it('never takes the line of another invoice', () => {
    const other = { ...full, ...same('raise-credit.invoice', chosen('INV-2')) };
    expect(readRaiseCredit(other, 'club').line).toBeNull();
  });

  it('names every wrong input at once', () => {
    // Nothing, blanks, or what no list can offer.
    for (const reason of ['', ' \u200b ', 'b'.repeat(76)]) {
      const fields = readRaiseCredit(same('raise-credit.reason', chosen(reason)), 'club');
      expect(errorsOf(() => parseRaiseCredit(fields, club))).toEqual({
        'raise-credit.amount': 'Type an amount like 12.50.',
        'raise-credit.reason': 'Choose a reason from the list.',
      });
    }
  });

  it('takes a reason that an admin took off the list while the form was open', () => {
    const fields = readRaiseCredit(
      { ...full, ...same('raise-credit.reason', chosen('Hail')) },
      'club',
    );
    expect(parseRaiseCredit(fields, club).reason).toBe('Hail');
  });

  it('refuses a comma with both readings where the club writes decimals so', () => {
    const comma = { ...full, ...same('raise-credit.amount', typed('12,50')) };
    const fields = readRaiseCredit(comma, 'club');
    const german = { currency: 'EUR', locale: 'de-DE' };
    expect(errorsOf(() => parseRaiseCredit(fields, german))['raise-credit.amount']).toBe(
      '12,50 could mean 12.50 or 1250. Type the one you mean, without the comma.',
    );
  });

  it('reads the amount wherever the form filled it in, and blames that field', () => {
    const block = 'raise-credit.amount:3';
    const { 'raise-credit.amount': _gone, ...others } = full;
    const rest: FormValues = { ...others, [block]: { 'raise-credit.amount': typed('1.234') } };
    const fields = readRaiseCredit(rest, 'club');
    expect(fields).toMatchObject({ amountText: '1.234', amountBlock: block });
    expect(errorsOf(() => parseRaiseCredit(fields, club))).toHaveProperty([block]);
  });

  it('keeps the words behind the reason Other', () => {
    const other = { ...full, ...same('raise-credit.reason', chosen('Other')) };
    const words = { ...other, ...same('raise-credit.other', typed('  Moved \u200b to\nYork ')) };
    const fields = readRaiseCredit(words, 'club');
    expect(parseRaiseCredit(fields, club).reason).toBe('Other: Moved to York');
  });

  it.each([
    ['nothing', null],
    ['blanks', '   \n '],
    ['what nobody sees', '\u200b\u2060\u202e \u00ad'],
    ['more than is kept', 'x'.repeat(294)],
  ])('refuses %s as the words behind Other, beside their field', (_what, said) => {
    const other = { ...full, ...same('raise-credit.reason', chosen('Other')) };
    const fields = readRaiseCredit(
      { ...other, ...same('raise-credit.other', typed(said)) },
      'club',
    );
    expect(Object.keys(errorsOf(() => parseRaiseCredit(fields, club)))).toEqual([
      'raise-credit.other',
    ]);
  });

  it('takes any other reason as it is, without words', () => {
    const words = { ...full, ...same('raise-credit.other', typed('Left over')) };
    expect(parseRaiseCredit(readRaiseCredit(words, 'club'), club).reason).toBe('Goodwill');
  });
});
