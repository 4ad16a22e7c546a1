import { describe, expect, it } from 'vitest';
import { voidInvoiceModal } from '../../../views/void-invoice/modal.js';
import { hostileName, samplePlace, shown } from '../sample-facts.js';
import { sampleVoidInvoicePreview } from '../sample-outcomes.js';
import { expectModal } from '../slack-limits.js';

describe('voiding an invoice', () => {
  it('says what falls away with the invoice', () => {
    const preview = sampleVoidInvoicePreview({ payerName: hostileName });
    const words = expectModal(voidInvoiceModal(preview, samplePlace(), shown));
    expect(words).not.toContain('expiry');
    expect(words).toContain('£12.00 of account credit used on it goes back');
    expect(words).toContain('£70.00 credited on it is reversed with it: INV-1-CN-1');
  });

  it('says what stays owed where money went out that no payment covers any more', () => {
    const preview = sampleVoidInvoicePreview({ outstandingAfter: 3_000n });
    const words = expectModal(voidInvoiceModal(preview, samplePlace(), shown));
    expect(words).toContain('*£30.00* stays owed on it: that was sent back');
    expect(words).not.toContain('no longer owes');
  });

  it('says beforehand what comes back expired', () => {
    const preview = sampleVoidInvoicePreview({ expiresOnReturn: 500n });
    const words = expectModal(voidInvoiceModal(preview, samplePlace(), shown));
    expect(words).toContain('£5.00 of it has passed its expiry');
  });

  it('has no button when it is refused', () => {
    const refusal = 'Money was received.';
    const refused = voidInvoiceModal(sampleVoidInvoicePreview({ refusal }), samplePlace(), shown);
    expect(refused.submit).toBeUndefined();
    expect(expectModal(refused)).toContain(refusal);
  });
});
