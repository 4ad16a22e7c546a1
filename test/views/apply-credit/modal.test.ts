import { expect, it } from 'vitest';
import { applyCreditModal } from '../../../views/apply-credit/modal.js';
import {
  largestInvoiceFacts,
  largestPayerFacts,
  longBeneath,
  longId,
  longSearch,
} from '../largest-facts.js';
import { hostileName, shown } from '../sample-facts.js';
import { expectModal } from '../slack-limits.js';

it('fits with the largest family, invoice and credit', () => {
  const words = expectModal(
    applyCreditModal({
      club: shown,
      operationId: '0c6d1a52-7f0e-4f4e-9d4b-1a2b3c4d5e6f',
      search: longSearch,
      notice: hostileName,
      beneath: longBeneath,
      payer: largestPayerFacts(),
      chosen: largestInvoiceFacts(),
    }),
  );
  expect(words).toContain(`*${longId}* is due`);
});
