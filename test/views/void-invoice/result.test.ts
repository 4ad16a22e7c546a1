import { expect, it } from 'vitest';
import { voidedInvoiceModal } from '../../../views/void-invoice/result.js';
import { hostileName, samplePlace, shown } from '../sample-facts.js';
import { sampleVoidedInvoice } from '../sample-outcomes.js';
import { expectModal } from '../slack-limits.js';

it('says that the invoice is void and what went back', () => {
  const voided = { ...sampleVoidedInvoice(), invoiceId: 'club:INV-1', payerName: hostileName };
  const words = expectModal(voidedInvoiceModal(voided, samplePlace(), shown));
  expect(words).toContain('INV-1 is void');
  expect(words).toContain('£12.00 of account credit went back');
  expect(words).not.toContain('expired');
  const expired = voidedInvoiceModal({ ...voided, expired: 500n }, samplePlace(), shown);
  expect(expectModal(expired)).toContain('£5.00 of it came back expired and cannot be used');
  expect(words).toContain('Nothing is owed on it any more');
  const owed = voidedInvoiceModal({ ...voided, outstanding: 3_000n }, samplePlace(), shown);
  expect(expectModal(owed)).toContain('is not owed any more. *£30.00* stays owed on it');
  expect(expectModal(owed)).not.toContain('Nothing is owed');
});
