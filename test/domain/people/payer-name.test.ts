import { expect, it } from 'vitest';
import { payerName } from '../../../src/domain/people/payer-name.js';

it.each([
  ['club:olsen', 'Astrid Olsen'],
  ['club:gone', 'Unknown payer'],
])('%s is shown as %s', (payerId, shown) => {
  expect(payerName(new Map([['club:olsen', 'Astrid Olsen']]), payerId)).toBe(shown);
});
