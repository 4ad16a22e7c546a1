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

describe('A history says what a payment that was typed in error was', () => {
  const facts = { amount: 4_500n, provider: 'bank', attempt: 1, receivedOn: '2026-11-20' };

  it.each([
    ['only was on its way', [], '£45.00', 'bank transfer'],
    [
      'had come',
      [
        { account: 'cash:stripe', amount: -4_500n },
        { account: 'receivable:club:INV-1', amount: 4_500n },
      ],
      '£45.00',
      'Stripe',
    ],
  ] as const)('where it %s', (_what, postings, amount, way) => {
    const changes = { postings: [...postings], details: { payment: facts } };
    expect(entrySentence(anEntry('payment.corrected', changes), shown)).toBe(
      `Payment of ${amount} taken off again (${way}): it was typed in error`,
    );
  });

  it.each(['payment.pending', 'payment.failed'] as const)('as it does of %s', (kind) => {
    const changes = { postings: [], details: { payment: facts } };
    expect(entrySentence(anEntry(kind, changes), shown)).toContain('Payment of £45.00 ');
  });
});
