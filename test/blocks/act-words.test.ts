import { describe, expect, it } from 'vitest';
import { effectInWords } from '../../src/blocks/act-words.js';
import { wordsFor } from '../../src/blocks/words.js';
import type { PlannedAct } from '../../src/domain/approvals/request.js';
import type { Action } from '../../src/domain/people/rights.js';
import { shown } from '../views/sample-facts.js';
import { aRequest } from '../views/sample-requests.js';

const words = wordsFor(shown);

type Standing = { outstanding?: bigint; overpaid?: bigint };

/** What is said of an act that leaves the invoice as `after`, where it stood as `before`. */
function said(act: Action, before: Standing, after: Standing, changes: Partial<PlannedAct> = {}) {
  const { outstanding = 0n, overpaid = 0n } = after;
  const planned: PlannedAct = {
    ...aRequest().planned,
    facts: { day: '2026-11-23', currency: 'GBP', amounts: before },
    toInvoice: (before.outstanding ?? 0n) - (before.overpaid ?? 0n) - outstanding + overpaid,
    ...{ outstanding, overpaid, toAccount: 0n, sentBack: 0n },
    ...changes,
  };
  return effectInWords({ act, planned }, words);
}

describe('What an act does, in words', () => {
  it('pays a debt, and says what is left of it', () => {
    expect(said('raise-credit', { outstanding: 7_000n }, {}, { toAccount: 11_000n })).toBe(
      '£70.00 pays the invoice, £110.00 becomes account credit.',
    );
    expect(said('raise-credit', { outstanding: 7_000n }, { outstanding: 2_000n })).toBe(
      '£50.00 pays the invoice, £20.00 is left to pay.',
    );
  });

  it('names what of new credit is used at once, and calls account credit what is left', () => {
    const settled = [
      { invoiceNumber: 'INV-7', amount: 2_000n, outstanding: 0n },
      { invoiceNumber: 'INV-9', amount: 500n, outstanding: 100n },
    ];
    expect(said('raise-credit', {}, {}, { toAccount: 1_000n, settled })).toBe(
      '£20.00 is used at once on INV-7, £5.00 is used at once on INV-9, £10.00 becomes account credit.',
    );
  });

  it('calls nothing owed again that was overpaid', () => {
    expect(said('move-overpayment', { overpaid: 18_000n }, {}, { toAccount: 18_000n })).toBe(
      '£180.00 is no longer overpaid on the invoice, £180.00 becomes account credit.',
    );
    const back = { overpaid: 6_000n };
    expect(said('refund', { overpaid: 18_000n }, back, { sentBack: 12_000n })).toBe(
      '£120.00 is no longer overpaid on the invoice, £120.00 is sent back to the payer.',
    );
  });

  it('calls nothing paid that is overpaid', () => {
    expect(said('return-overpayment', {}, { overpaid: 12_000n }, { toAccount: -12_000n })).toBe(
      '£120.00 is overpaid on the invoice, £120.00 of account credit is taken.',
    );
    const part = said('return-overpayment', { outstanding: 2_000n }, { overpaid: 10_000n });
    expect(part).toBe('£20.00 pays the invoice, £100.00 is overpaid on the invoice.');
  });

  it('says of a debt that comes back that it is owed again', () => {
    expect(said('refund', {}, { outstanding: 500n })).toBe(
      '£5.00 is owed on the invoice again, £5.00 is left to pay.',
    );
  });

  it('says of a debt that is given up, and of a void invoice, what is not owed any more', () => {
    expect(said('write-off', { outstanding: 7_200n }, {})).toBe(
      '£72.00 will not be owed any more.',
    );
    expect(said('void-invoice', { outstanding: 7_200n }, {}, { toAccount: 500n })).toBe(
      'Nothing is owed on the invoice any more, £5.00 becomes account credit.',
    );
  });

  it('says of a void invoice what stays owed on it', () => {
    expect(said('void-invoice', { outstanding: 10_000n }, { outstanding: 3_000n })).toBe(
      '£30.00 stays owed on it: that was sent back, and the payment behind it went back too.',
    );
  });

  it('says so where nothing changes on an invoice or an account', () => {
    expect(said('raise-credit', {}, {})).toBe('Nothing changes.');
  });
});
