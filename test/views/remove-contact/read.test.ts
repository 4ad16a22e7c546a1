import { describe, expect, it } from 'vitest';
import { FieldErrors } from '../../../src/blocks/field-errors.js';
import type { FormValues } from '../../../views/forms/form-values.js';
import { parseRemoval } from '../../../views/remove-contact/read.js';

const of = { clubId: 'club', ownId: 'GYM', currency: 'GBP', locale: 'en-GB' };
const option = (value: string) => ({ selected_option: { value } });
const chosen = (...values: string[]) => ({ selected_options: values.map((value) => ({ value })) });

const filled = {
  'remove-contact.product': { 'remove-contact.product': option('GYM') },
  'remove-contact.contacts:GYM': { 'remove-contact.contacts': chosen('asha', 'rohan') },
  'remove-contact.sessions': { 'remove-contact.sessions': option('all-future') },
  'remove-contact.credit': { 'remove-contact.credit': option('by-price') },
  'remove-contact.orders': { 'remove-contact.orders': option('keep') },
  'remove-contact.notify': { 'remove-contact.notify': option('yes') },
  'remove-contact.reason': { 'remove-contact.reason': option('Left the club') },
} satisfies FormValues;

function errorsOf(changes: FormValues): Record<string, string> {
  try {
    parseRemoval({ ...filled, ...changes }, of);
  } catch (error) {
    if (error instanceof FieldErrors) return error.errors;
    throw error;
  }
  throw new Error('nothing was wrong');
}

describe('what stands in the form', () => {
  it('is read with the ids as they are stored', () => {
    expect(parseRemoval(filled, of)).toEqual({
      ...{ productId: 'club:GYM', contactIds: ['club:asha', 'club:rohan'], orders: 'keep' },
      ...{ sessions: { kind: 'all-future' }, credit: { kind: 'by-price' } },
      ...{ notifyCustomers: true, reason: 'Left the club' },
    });
    const some = {
      'remove-contact.sessions': { 'remove-contact.sessions': option('chosen') },
      'remove-contact.chosen:GYM': { 'remove-contact.chosen': chosen('W3') },
      'remove-contact.credit': { 'remove-contact.credit': option('fixed') },
      'remove-contact.amount': { 'remove-contact.amount': { value: '£5' } },
    };
    expect(parseRemoval({ ...filled, ...some }, of)).toMatchObject({
      ...{ sessions: { kind: 'chosen', sessionIds: ['club:W3'] } },
      credit: { kind: 'fixed', amount: 500n },
    });
  });

  it('is refused beside each field that is wrong', () => {
    const nobody = { 'remove-contact.contacts:GYM': { 'remove-contact.contacts': chosen() } };
    expect(errorsOf(nobody)).toEqual({
      'remove-contact.contacts:GYM': 'Choose at least one contact.',
    });
    const other = { 'remove-contact.contacts:SWIM': { 'remove-contact.contacts': chosen('asha') } };
    expect(errorsOf({ 'remove-contact.contacts:GYM': {}, ...other })).toHaveProperty([
      'remove-contact.contacts:GYM',
    ]);
    for (const [kind, block] of [
      ['chosen', 'remove-contact.chosen:GYM'],
      ['from', 'remove-contact.from:GYM'],
    ] as const) {
      const sessions = { 'remove-contact.sessions': { 'remove-contact.sessions': option(kind) } };
      expect(Object.keys(errorsOf(sessions))).toEqual([block]);
    }
    for (const [value, sentence] of [
      ['', 'Type an amount like 12.50.'],
      ['0', 'Type an amount above zero, like 12.50.'],
      ['12.345', '12.345 has three decimals; pounds have two.'],
    ] as const) {
      const fixed = {
        'remove-contact.credit': { 'remove-contact.credit': option('fixed') },
        'remove-contact.amount': { 'remove-contact.amount': { value } },
      };
      expect(errorsOf(fixed)).toEqual({
        'remove-contact.amount': expect.stringContaining(sentence),
      });
    }
  });
});
