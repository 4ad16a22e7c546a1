import { expect, it } from 'vitest';
import { applyCreditModal, firstAmount } from '../../../views/apply-credit/modal.js';
import {
  largestInvoiceFacts,
  largestPayerFacts,
  longBeneath,
  longId,
  longSearch,
  mostMinor,
} from '../largest-facts.js';
import {
  aLookAlike,
  hostileName,
  sampleInvoiceFacts,
  samplePayerFacts,
  shown,
} from '../sample-facts.js';
import { expectModal } from '../slack-limits.js';

it('fits with the largest family, invoice and credit', () => {
  const words = expectModal(
    applyCreditModal({
      club: shown,
      operationId: '0c6d1a52-7f0e-4f4e-9d4b-1a2b3c4d5e6f',
      search: longSearch,
      notice: hostileName,
      asked: `${longId} ${mostMinor}`,
      lookAlike: aLookAlike,
      moves: 999,
      ...firstAmount(largestInvoiceFacts()),
      beneath: longBeneath,
      payer: largestPayerFacts(),
      chosen: largestInvoiceFacts(),
    }),
  );
  expect(words).toContain(`*${longId}* is due`);
});

it('has no button while nothing can be used', () => {
  const form = {
    ...{ club: shown, operationId: 'operation', search: '', notice: null, beneath: null },
    ...{ asked: null, lookAlike: null, moves: 0 },
  };
  const poor = { ...form, payer: samplePayerFacts({ credit: [] }), chosen: null };
  const credit = [{ currency: 'GBP', available: 500n, lots: [] }];
  const chosen = sampleInvoiceFacts({ applyRefusal: 'A payment is on its way.' });
  const refused = { ...form, payer: samplePayerFacts({ credit }), chosen };
  for (const blocked of [poor, refused]) {
    const view = applyCreditModal({ ...blocked, ...firstAmount(null) });
    expectModal(view);
    expect(view).not.toHaveProperty('submit');
    expect(view.blocks.some(({ type }) => type === 'input')).toBe(false);
  }
});
