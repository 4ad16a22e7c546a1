import { expect, it } from 'vitest';
import { movedOverpaymentModal } from '../../../views/move-overpayment/result.js';
import { samplePlace, shown } from '../sample-facts.js';
import { sampleMoved } from '../sample-outcomes.js';
import { expectModal } from '../slack-limits.js';

it('says how much is account credit now', () => {
  const moved = { ...sampleMoved(), invoiceNumber: 'INV-1', payerName: 'Kari' };
  expect(expectModal(movedOverpaymentModal(moved, samplePlace(), shown))).toContain(
    '£20.00 is account credit',
  );
});
