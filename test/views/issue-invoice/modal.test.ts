import { expect, it } from 'vitest';
import { issueInvoiceModal } from '../../../views/issue-invoice/modal.js';
import { largestPayerFacts } from '../largest-facts.js';
import { aLookAlike, hostileName, shown } from '../sample-facts.js';
import { expectModal } from '../slack-limits.js';

it('fits with ten lines and the largest family', () => {
  const words = expectModal(
    issueInvoiceModal({
      club: shown,
      currency: 'GBP',
      operationId: '0c6d1a52-7f0e-4f4e-9d4b-1a2b3c4d5e6f',
      search: '',
      notice: hostileName,
      lookAlike: aLookAlike,
      asked: aLookAlike.asked,
      payer: largestPayerFacts(),
      lineKeys: [1, 2, 3, 4, 5, 6, 7, 8, 9, 100],
    }),
  );
  expect(words).toContain('*Line 10*');
});
