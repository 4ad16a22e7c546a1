import { expect, it } from 'vitest';
import { voidedNoteModal } from '../../../views/void-credit-note/result.js';
import { samplePlace, shown } from '../sample-facts.js';
import { sampleVoidedNote } from '../sample-outcomes.js';
import { expectModal } from '../slack-limits.js';

it('tells what is owed and what stays spent after a credit note was voided', () => {
  const voided = { ...sampleVoidedNote(), invoiceNumber: 'INV-1', payerName: 'Priya Patel' };
  const words = expectModal(voidedNoteModal(voided, samplePlace(), shown));
  expect(words).toContain('*£70.00* is outstanding on INV-1');
  expect(words).toContain('INV-1060 stays there');
  expect(words).toContain('See invoice');
});

it('says that nothing is owed again where the invoice stays overpaid', () => {
  const overpaid = sampleVoidedNote({ fromInvoice: 1_000n, outstanding: 0n, overpaid: 5_500n });
  const voided = { ...overpaid, invoiceNumber: 'INV-1', payerName: 'Priya Patel' };
  const words = expectModal(voidedNoteModal(voided, samplePlace(), shown));
  expect(words).toContain('£10.00 no longer pays INV-1: *£55.00* is overpaid on it.');
  expect(words).not.toContain('owed again');
});
