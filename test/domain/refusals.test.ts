import { describe, expect, it } from 'vitest';
import { CreditError } from '../../src/domain/errors.js';
import { refusalFields } from '../../src/domain/refusal-fields.js';
import { type RefusalDetails, refusalCodes } from '../../src/domain/refusals.js';
import { sampleRefusals } from '../support/sample-refusals.js';

const invoiceNumber = 'INV-7';
const currency = 'GBP';
const limit = { invoiceNumber, maximum: 1250n, currency };

/** One of each, as a rule refuses it; here are those that tests below look into. */
const gone = { spentOn: ['INV-8', 'INV-9'], spent: 1250n, paidOut: 0n, currency };
const examples: RefusalDetails = {
  ...sampleRefusals,
  'not-allowed': { action: 'raise-credit' },
  'too-many-people': { text: 'a', limit: 2000 },
  'not-found': { what: 'invoice', id: 'INV-7' },
  'key-reused': { amount: 1250n, currency, invoiceNumber, noteNumber: 'INV-7-CN-1' },
  'outcome-open': {},
  'being-imported': {},
  'already-exists': { what: 'Payment', id: 'P1', stored: '1000', given: '999' },
  'invoice-void': { invoiceNumber, outstanding: 0n, currency },
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
  'nothing-to-void': { ...gone, number: 'INV-7-CN-1' },
  'invoice-has-cash': { invoiceNumber, cash: 1250n, currency },
  'invoice-made-credit': { invoiceNumber, byNotes: 1250n, moved: 500n, paidOut: 0n, currency },
  'nothing-outstanding': { invoiceNumber },
  'nothing-overpaid': { invoiceNumber },
  'payment-state': { paymentId: 'P1', status: 'failed', wanted: 'bounced' },
  'amount-not-positive': { example: '12.50' },
  'total-below-zero': { invoiceNumber, below: 500n, currency },
  'discount-too-large': { invoiceNumber, line: 3, taxRate: '20', excess: 500n, currency },
  'over-payment': { paymentId: 'P1', maximum: 1250n, currency },
  'back-before-received': { paymentId: 'P1', receivedOn: '2026-11-20' },
  'day-ahead': { day: '2026-12-01', today: '2026-11-23' },
  'nothing-unspent': gone,
  'over-unspent': { maximum: 1250n, currency },
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

  it('blames the field that can be put right, where a form has one', () => {
    const blamed = (field: string) =>
      Object.entries(refusalFields).flatMap(([code, of]) => (of === field ? [code] : []));
    expect(blamed('amount')).toEqual([
      ...['over-part', 'nothing-for-part'],
      ...['amount-not-positive', 'total-below-zero', 'discount-too-large', 'over-line'],
      ...['over-creditable', 'over-refundable', 'over-outstanding', 'over-balance'],
      ...['over-overpaid', 'payment-refunded', 'over-payment', 'over-fee'],
      'over-unspent',
    ]);
    expect(blamed('invoice')).toEqual([
      ...['invoice-void', 'payment-pending', 'total-zero', 'nothing-overpaid'],
      'nothing-outstanding',
    ]);
    expect(blamed('line')).toEqual(['unknown-line']);
  });

  it.each([
    [
      'not-allowed',
      'You are not allowed to do this here. Ask an admin of Credit Desk to add you to the right group.',
    ],
    ['not-found', 'There is no invoice INV-7. Check the spelling, or look it up with /invoices.'],
    [
      'too-many-people',
      'More than 2,000 people fit “a”. Type more of the name, or the number of an invoice.',
    ],
    [
      'key-reused',
      'This form has booked already: £12.50 on INV-7, credit note INV-7-CN-1. It books once, so for anything else open a new form.',
    ],
    [
      'outcome-open',
      'The database has not confirmed yet what was sent for this payer before, so nothing more can be booked for it now. Wait until that outcome is posted, then press the button again.',
    ],
    [
      'being-imported',
      'The history of this payer is being imported, and nothing can be booked until all of it is there. Try again when the import has ended; if it was stopped, import the same folder again.',
    ],
    [
      'already-exists',
      'Payment P1 is already stored with 1000; this says 999. Nothing was changed.',
    ],
    ['total-zero', 'INV-7 has a total of zero, so there is nothing to credit.'],
    ['amount-not-positive', 'The amount must be more than zero, such as 12.50.'],
    [
      'total-below-zero',
      'The total of INV-7 would be £5.00 below zero. Make its discounts smaller by that; what the club owes beyond the invoice is account credit.',
    ],
    [
      'discount-too-large',
      'The discount on line 3 of INV-7 is £5.00 more than is left of the lines with its tax rate of 20. Make it smaller by that, or put that part on a line of its own with the tax rate of the lines that it lowers.',
    ],
    ['unknown-line', 'INV-7 has no line 3; its lines are 1 to 2.'],
    ['nothing-overpaid', 'INV-7 is not overpaid.'],
    ['no-such-use', 'This use of credit on INV-7 was already taken back.'],
    [
      'invoice-has-cash',
      'INV-7 cannot be voided: £12.50 was received on it and not sent back. Raise credit instead.',
    ],
    [
      'invoice-made-credit',
      'INV-7 cannot be voided: £17.50 of account credit was made from it. First void the credit note (£12.50) and return the moved overpayment (£5.00).',
    ],
    ['nothing-outstanding', 'Nothing is outstanding on INV-7.'],
    ['over-payment', 'Payment P1 is £12.50. At most that can go back.'],
    [
      'back-before-received',
      'Payment P1 was received on 20 Nov 2026, so it cannot have gone back before. Choose that day or a later one.',
    ],
    ['day-ahead', 'The day 1 Dec 2026 lies ahead. Choose 23 Nov 2026 or a day before.'],
    [
      'nothing-unspent',
      'Nothing of this credit can be taken out now: £12.50 of it was used on INV-8, INV-9. Take that back first.',
    ],
    ['over-unspent', 'Only £12.50 of this credit is unspent. Take out that or less.'],
    [
      'stale-plan',
      'Somebody else changed the same invoice or account at the same moment. Nothing was booked by this press. Press the button again.',
    ],
  ] as const)('%s says what is wrong and what to do', (code, expected) => {
    expect(sentence(code)).toBe(expected);
  });

  it.each([
    ['over-creditable', 'At most £12.50 can still be credited on INV-7.'],
    ['over-line', 'At most £12.50 can still be credited on this line.'],
    ['over-outstanding', 'Only £12.50 is outstanding on INV-7. Use that or less.'],
    [
      'over-balance',
      'There is £12.50 of account credit to use (£3.00 has expired). Use that or less.',
    ],
    ['over-overpaid', 'Only £12.50 was overpaid on INV-7. Use that or less.'],
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

  it('of a request that is not there names no id, since nobody can read it', () => {
    expect(sentence('not-found', { what: 'request', id: 'x1y2' })).toBe(
      'This request is not one of this Credit Desk: another one uses the same Slack app, or its books were set up anew. It was left alone, and nothing was booked.',
    );
  });

  it('of a void invoice says what is owed on it again, and what to do', () => {
    expect(sentence('invoice-void')).toBe(
      'INV-7 is void, so nothing can be booked on it. Choose another invoice.',
    );
    expect(sentence('invoice-void', { outstanding: 1000n })).toBe(
      'INV-7 is void, so this cannot be done on it. £10.00 is owed on it, because money for it went back: use account credit on it, or have it written off.',
    );
  });

  it.each([
    [
      { moved: 0n },
      '£12.50 of account credit was made from it. First void the credit note (£12.50).',
    ],
    [{ byNotes: 0n }, '. First return the moved overpayment (£5.00).'],
  ])('of an invoice that made credit names only what made it: %s', (changes, way) => {
    expect(sentence('invoice-made-credit', changes)).toContain(way);
  });

  it('of credit without an expired part does not speak of one', () => {
    expect(sentence('over-balance', { expired: 0n })).toBe(
      'There is £12.50 of account credit to use. Use that or less.',
    );
    expect(sentence('over-balance', { expired: 0n, maximum: 0n })).toBe(
      'There is no account credit to use.',
    );
  });

  it('of a note that is void says so', () => {
    expect(sentence('nothing-to-void', { spent: 0n, spentOn: [] })).toBe(
      'INV-7-CN-1 is already void.',
    );
  });

  it.each([
    ['nothing-to-void', 'Nothing of INV-7-CN-1 can be voided now: '],
    ['nothing-unspent', 'Nothing of this credit can be taken out now: '],
  ] as const)('%s says what was paid out, and offers no way that is none', (code, start) => {
    const cash =
      '£4.00 of it was paid out as cash, so it cannot be taken back here. If that pay-out could not be done, say so under Refunds to do: then it is account credit again.';
    expect(sentence(code, { spent: 0n, spentOn: [], paidOut: 400n })).toBe(`${start}${cash}`);
    expect(sentence(code, { paidOut: 400n })).toBe(
      `${start}£12.50 of it was used on INV-8, INV-9. Take that back first. ${cash}`,
    );
    expect(sentence(code, { spentOn: [] })).toBe(`${start}£12.50 of it was used or paid out.`);
  });

  it('of an invoice that made credit sends nobody to a note that was paid out', () => {
    expect(sentence('invoice-made-credit', { moved: 0n, paidOut: 1250n })).toBe(
      'INV-7 cannot be voided: £12.50 of account credit was made from it. £12.50 of it was paid out as cash, so it cannot be taken back here. If that pay-out could not be done, say so under Refunds to do: then it is account credit again.',
    );
  });

  it('of a form that booked names no invoice and no note where there is none', () => {
    expect(sentence('key-reused', { invoiceNumber: null, noteNumber: null })).toBe(
      'This form has booked already: £12.50. It books once, so for anything else open a new form.',
    );
  });

  it('of money that went back before its receipt is booked names both days', () => {
    expect(sentence('back-before-received', { bookedOn: '2026-12-01' })).toBe(
      'Payment P1 was received on 20 Nov 2026 and is booked for 1 Dec 2026, so it cannot be booked as gone back earlier than that. Choose 1 Dec 2026 or a later day.',
    );
  });

  it('of a discount without a tax rate speaks of no rate', () => {
    expect(sentence('discount-too-large', { taxRate: null })).toBe(
      'The discount on line 3 of INV-7 is £5.00 more than is left of the lines that it can lower. Make it smaller by that.',
    );
  });

  it('of a lot says that it was taken out', () => {
    expect(sentence('nothing-unspent', { spent: 0n })).toBe(
      'Nothing is left of this credit: it was taken out before.',
    );
  });

  it('of a payment that cannot go back says how to record what is true', () => {
    expect(sentence('payment-state')).toBe(
      'Payment P1 was not received, so it cannot become bounced. If it did arrive, mark it received first.',
    );
    expect(sentence('payment-state', { status: 'pending', wanted: 'returned' })).toBe(
      'Payment P1 is on its way, so it cannot become returned. If it did not arrive, mark it failed; if it did, mark it received first.',
    );
    expect(sentence('payment-state', { status: null })).toContain('was not received');
  });

  it('of a payment in flight says how much, by whom, since when and until when', () => {
    expect(sentence('payment-pending')).toBe(
      'INV-7 cannot be changed now: a direct debit of £10.00 is on its way since 20 Nov and may take until 28 Nov. Try again when it is received or has failed.',
    );
    expect(sentence('payment-pending', { provider: 'stripe' })).toContain(
      'a Stripe payment of £10.00 is on its way',
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
