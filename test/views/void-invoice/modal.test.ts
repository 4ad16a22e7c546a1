import { describe, expect, it } from 'vitest';
import { voidInvoiceModal } from '../../../views/void-invoice/modal.js';
import { anInvoice } from '../../support/rules.js';
import { hostileName, samplePlace, shown } from '../sample-facts.js';
import { expectModal } from '../slack-limits.js';

const data = {
  invoice: anInvoice([22_800n], { creditApplied: 1_200n, creditedToInvoice: 7_000n }),
  payerName: hostileName,
  noteNumbers: ['INV-1-CN-1'],
  refusal: null,
};

describe('voiding an invoice', () => {
  it('says what falls away with the invoice', () => {
    const words = expectModal(voidInvoiceModal(data, samplePlace(), shown));
    expect(words).toContain('£12.00 of account credit used on it goes back');
    expect(words).toContain('£70.00 credited on it is reversed with it: INV-1-CN-1');
  });

  it('has no button when it is refused', () => {
    const refusal = 'Money was received.';
    const refused = voidInvoiceModal({ ...data, refusal }, samplePlace(), shown);
    expect(refused.submit).toBeUndefined();
    expect(expectModal(refused)).toContain(refusal);
  });
});
