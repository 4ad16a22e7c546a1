import { expect, it } from 'vitest';
import { StaleForm } from '../../../src/blocks/stale-form.js';
import { ownerOf } from '../../../views/pay-out/read.js';

it('tells whose account it is', () => {
  expect(ownerOf('club:olsen:GBP')).toEqual({ payerId: 'club:olsen', currency: 'GBP' });
  expect(ownerOf('club:a:EUR:GBP')).toEqual({ payerId: 'club:a:EUR', currency: 'GBP' });
});

it.each(['', 'club:olsen', ':GBP', 'club:olsen:gbp'])(
  'believes no other id, such as “%s”',
  (id) => {
    expect(() => ownerOf(id)).toThrow(StaleForm);
  },
);
