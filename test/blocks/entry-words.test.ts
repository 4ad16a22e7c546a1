import { describe, expect, it } from 'vitest';
import { entrySentence } from '../../src/blocks/entry-words.js';
import { anEntry, shown } from '../views/sample-facts.js';

const outcome = { status: 'reconciled', balance: null, available: null };
const owed = { ...outcome, outstanding: 3_000n };
const overpaid = { ...outcome, outstanding: 0n, overpaid: 500n };

describe('A history says that something is owed again', () => {
  it.each(['payment.bounced', 'payment.returned'] as const)('of %s only where it is', (kind) => {
    const said = (changes: typeof owed | typeof overpaid) =>
      entrySentence(anEntry(kind, { outcome: changes }), shown);
    expect(said(owed)).toMatch(/^Payment of £100\.00 .*, so it is owed again$/);
    expect(said(overpaid)).not.toContain('owed');
  });

  it('of a voided credit note only where it is', () => {
    const details = { toInvoice: 1_000n };
    const said = (changes: typeof owed | typeof overpaid) =>
      entrySentence(anEntry('credit.voided', { details, outcome: changes }), shown);
    expect(said(owed)).toBe('Credit note INV-1-CN-1 voided: £10.00 is owed again');
    expect(said(overpaid)).toBe('Credit note INV-1-CN-1 voided: £10.00 no longer pays it');
  });
});
