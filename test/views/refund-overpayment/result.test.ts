import { expect, it } from 'vitest';
import { overpaymentAskedModal } from '../../../views/refund-overpayment/result.js';
import { longId, mostMinor } from '../largest-facts.js';
import { hostileName, samplePlace, shown } from '../sample-facts.js';
import { expectModal } from '../slack-limits.js';

it('says what is to be sent and what is overpaid now, at its largest too', () => {
  const facts = {
    ...{ invoiceId: 'club:INV-1', invoiceNumber: 'INV-1', payerName: 'Kari Olsen' },
    ...{ currency: 'GBP', amount: 400n, overpaid: 100n, refunds: [] },
    ...{ mail: { kind: 'off' } as const, notifies: true },
  };
  const text = expectModal(overpaymentAskedModal(facts, samplePlace(), shown));
  expect(text).toContain('£4.00 that was overpaid on INV-1 is to be sent back to Kari Olsen;');
  expect(text).toContain('£1.00 is overpaid now.');
  const worst = { ...facts, payerName: hostileName, invoiceNumber: longId, amount: mostMinor };
  expect(expectModal(overpaymentAskedModal(worst, samplePlace(), shown))).toContain('£10,000');
});
