import { expect, it } from 'vitest';
import {
  readCurrency,
  readPage,
  readStatementPlace,
  writeStatementPlace,
} from '../../../views/statement/place.js';

it('remembers whose statement is shown, and which part of it', () => {
  const place = {
    contactId: 'club:olsen',
    view: 'everything',
    currency: 'EUR',
    page: 3,
  } as const;
  expect(readStatementPlace(writeStatementPlace(place))).toEqual(place);
});

it('takes a page and a currency only where they are one', () => {
  expect(readPage('12')).toBe(12);
  for (const wrong of ['-1', '1.5', 'nonsense', '', '9999999999']) expect(readPage(wrong)).toBe(0);
  const chosen = (value: string) => ({
    'statement.currency': { 'statement.currency': { selected_option: { value } } },
  });
  expect(readCurrency(chosen('EUR'))).toBe('EUR');
  expect(readCurrency(chosen('pounds'))).toBeNull();
  expect(readCurrency({})).toBeNull();
});
