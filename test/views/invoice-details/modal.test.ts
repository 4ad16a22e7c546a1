import { describe, expect, it } from 'vitest';
import { invoiceDetailsModal } from '../../../views/invoice-details/modal.js';
import { placeOf } from '../../../views/invoice-details/place.js';
import { anInvoice } from '../../support/rules.js';
import { aPayment, sampleDetails, shown } from '../sample-facts.js';
import { expectModal } from '../slack-limits.js';
import { largestDetails } from './largest-details.js';

describe('the details of an invoice', () => {
  it('fit with as much of everything as there can be, on every page', () => {
    const data = largestDetails();
    for (const page of [0, 1, 9]) {
      const pages = { lines: page, payments: page, notes: page, uses: page, history: page };
      const words = expectModal(
        invoiceDetailsModal(data, { ...placeOf('club:INV-1'), pages }, shown),
      );
      expect(words).toMatch(/of 100 lines/);
    }
  });

  it('fit with next to nothing', () => {
    const data = sampleDetails(anInvoice([0n]), { creditRefusal: 'The total is zero.' });
    const words = expectModal(invoiceDetailsModal(data, placeOf('club:INV-1'), shown));
    expect(words).toContain('Credit is not possible now.* The total is zero.');
    expect(words.split('\n')).not.toContain('RC');
  });

  it('name both facts and both ways out when a payment bounced after credit was made', () => {
    const invoice = anInvoice([10_000n], { creditedToAccount: 3_000n });
    const data = sampleDetails(invoice, { payments: [aPayment('bounced')] });
    const words = expectModal(invoiceDetailsModal(data, placeOf('club:INV-1'), shown));
    expect(words).toContain('A payment of £100.00 bounced, so £100.00 is outstanding');
    expect(words).toContain('£30.00 of account credit made from it still stands');
    expect(words).toContain('*Apply credit*');
    expect(words).toContain('*Void this credit note*');
  });

  it('offer each undo only where it is possible', () => {
    const invoice = anInvoice([10_000n], { paid: 12_000n });
    const possible = sampleDetails(invoice, { applicable: 1n, voidRefusal: 'Money was received.' });
    const words = expectModal(invoiceDetailsModal(possible, placeOf('club:INV-1'), shown));
    const buttons = words.split('\n');
    expect(buttons).toContain('RC');
    expect(buttons).toContain('Apply credit');
    expect(buttons).toContain('Move overpayment');
    expect(buttons).not.toContain('Void invoice');
    expect(words).toContain('Money was received.');
  });
});
