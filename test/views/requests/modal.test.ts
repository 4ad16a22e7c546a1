import { expect, it } from 'vitest';
import { requestListModal } from '../../../views/requests/modal.js';
import { shown } from '../sample-facts.js';
import { aRequest } from '../sample-requests.js';
import { expectModal } from '../slack-limits.js';

it.each([
  ['waiting', 'Review'],
  ['asked', 'See'],
] as const)('offers in the list %s of an open request: %s', (list, name) => {
  const requests = [{ request: aRequest(), payerName: 'Priya Patel' }];
  const data = { list, requests, page: 0, pageSize: 10, total: 1 };
  const buttons = expectModal(requestListModal(data, null, shown)).split('\n');
  expect(buttons.filter((text) => text === 'Review' || text === 'See')).toEqual([name]);
});
