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
      operationId: 'operation',
      search: longSearch,
      notice: hostileName,
      beneath: longBeneath,
      payer: largestPayerFacts(),
      chosen: largestInvoiceFacts(),
    }),
  );
  expect(words).toContain(`*${longId}* is due`);
});
