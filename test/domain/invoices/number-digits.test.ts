import { expect, it } from 'vitest';
import { numberDigits } from '../../../src/domain/invoices/number-digits.js';

it.each([
  ['INV-104', ['104']],
  ['2026/014', ['2026', '14', '2026014']],
  ['Nº 7', ['7']],
  ['A0012-B0300', ['12', '300', '00120300']],
  ['7-7', ['7', '77']],
  ['0', ['0']],
  ['000', ['0', '000']],
  ['INV-A', []],
  ['', []],
  ['INV-１０４２', ['1042']],
  ['٢٠٢٦/٠١٤', ['2026', '14', '2026014']],
  ['INV-०४२', ['42', '042']],
  ['№𝟙𝟘𝟜', ['104']],
])('%s is found by %j', (number, digits) => {
  expect(numberDigits(number)).toEqual(digits);
});
