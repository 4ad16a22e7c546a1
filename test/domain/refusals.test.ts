import { describe, expect, it } from 'vitest';
import { CreditError } from '../../src/domain/errors.js';
import { type RefusalDetails, refusalCodes, refusalFields } from '../../src/domain/refusals.js';

const invoiceNumber = 'INV-7';
const currency = 'GBP';
const limit = { invoiceNumber, maximum: 1250n, currency };

/** One of each, as a rule refuses it. */
const examples: RefusalDetails = {
  'not-allowed': { action: 'raise-credit' },
  'not-found': { what: 'invoice', id: 'INV-7' },
  'key-reused': { key: 'raise:INV-7:operation' },
  'already-exists': { what: 'Payment', id: 'P1', stored: '1000', given: '999' },
  'invoice-void': { invoiceNumber },
  'payment-pending': {
    invoiceNumber,
    currency,
    amount: 1000n,
    provider: 'gocardless',
    since: '2026-11-20',
    expectedBy: '2026-11-28',
  },
  'total-zero': { invoiceNumber },
  'unknown-line': { invoiceNumber, line: 3, lines: 2 },
  'over-creditable': limit,
  'over-line': { ...limit, line: 2 },
  'over-outstanding': limit,
  'over-balance': { maximum: 1250n, currency, expired: 300n },
  'over-overpaid': limit,
  'no-such-use': { invoiceNumber },
  'nothing-to-void': { number: 'INV-7-CN-1', spentOn: ['INV-8', 'INV-9'], spent: 1250n, currency },
  'invoice-has-cash': { invoiceNumber, cash: 1250n, currency },
  'invoice-made-credit': { invoiceNumber, credit: 1250n, currency },
  'nothing-outstanding': { invoiceNumber },
  'nothing-overpaid': { invoiceNumber },
  'payment-state': { paymentId: 'P1', status: 'failed', wanted: 'bounced' },
  'amount-not-positive': { example: '12.50' },
  'stale-plan': { tries: 6 },
};

function sentence<Code extends keyof RefusalDetails>(
  code: Code,
  changes: Partial<RefusalDetails[Code]> = {},
) {
  return new CreditError(code, { ...examples[code], ...changes }).sentence('en-GB');
}

describe('a refusal', () => {
  it('of every code has a field or none, and an example here', () => {
    expect(Object.keys(examples).sort()).toEqual([...refusalCodes].sort());
    expect(Object.keys(refusalFields).sort()).toEqual([...refusalCodes].sort());
  });

  it.each([
    ['over-creditable', 'At most £12.50 can still be credited on INV-7.'],
    ['over-line', 'At most £12.50 can still be credited on this line.'],
    ['over-outstanding', 'Only £12.50 is outstanding on INV-7. Use that or less.'],
    [
      'over-balance',
      'There is £12.50 of account credit to use (£3.00 has expired). Use that or less.',
    ],
    ['over-overpaid', 'Only £12.50 was overpaid on INV-7. Move that or less.'],
    [
      'nothing-to-void',
      'Nothing of INV-7-CN-1 can be voided now: £12.50 of it was used on INV-8, INV-9. Take that back first.',
    ],
  ] as const)('%s names the exact amount', (code, expected) => {
    expect(sentence(code)).toBe(expected);
  });

  it.each([
    [
      'over-creditable',
      'Nothing is left to credit on INV-7: all of it was credited, refunded or written off before.',
    ],
    ['over-line', 'Nothing is left to credit on line 2. Choose another line or the whole invoice.'],
    ['over-outstanding', 'Nothing is outstanding on INV-7 any more.'],
    ['over-balance', 'There is no account credit to use (£3.00 has expired).'],
  ] as const)('%s says when nothing is left', (code, expected) => {
    expect(sentence(code, { maximum: 0n })).toBe(expected);
  });

  it('of a payment in flight says how much, by whom, since when and until when', () => {
    expect(sentence('payment-pending')).toBe(
      'INV-7 cannot be changed now: a direct debit of £10.00 is on its way since 20 Nov and may take until 28 Nov. Try again when it is received or has failed.',
    );
  });

  it.each(Object.keys(examples))('%s is a whole sentence without code or brackets', (code) => {
    const found = Object.entries(examples).find(([name]) => name === code);
    expect(found).toBeDefined();
    const text = everySentence().get(code) ?? '';
    expect(text).toMatch(/^[A-Z].*\.$/);
    expect(text).not.toMatch(/undefined|null|\[object|[0-9]n\b/);
  });
});

function everySentence(): Map<string, string> {
  const codes = Object.keys(examples).filter(isCode);
  return new Map(codes.map((code) => [code, sentence(code)]));
}

function isCode(code: string): code is keyof RefusalDetails {
  return code in examples;
}
