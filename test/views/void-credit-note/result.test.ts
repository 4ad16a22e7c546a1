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
