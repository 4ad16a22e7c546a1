import { expect, it } from 'vitest';
import { requireComplete } from '../../../src/domain/books/require-complete.js';
import { refusalOf } from '../../support/rules.js';

const importing = { importing: true } as const;

it.each([
  [{ invoice: importing }],
  [{ account: importing }],
  [{ invoice: {}, account: importing }],
  [{ invoice: importing, account: null }],
])('nobody acts on a payer of whom the import is not complete: %j', (documents) => {
  expect(refusalOf(() => requireComplete(documents))).toEqual({ code: 'being-imported' });
});

it.each([[{}], [{ invoice: null, account: null }], [{ invoice: {}, account: {} }]])(
  'else everybody may: %j',
  (documents) => {
    expect(() => requireComplete(documents)).not.toThrow();
  },
);
