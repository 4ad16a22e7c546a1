import { describe, expect, it } from 'vitest';
import { type RaiseCreditForm, raiseCreditModal } from '../../../views/raise-credit/modal.js';
import {
  largestInvoiceFacts,
  longBeneath,
  longId,
  longSearch,
  mostMinor,
} from '../largest-facts.js';
import { hostileName, shown } from '../sample-facts.js';
import { expectModal } from '../slack-limits.js';

const chosen = largestInvoiceFacts();
const largest: RaiseCreditForm = {
  club: shown,
  operationId: '0c6d1a52-7f0e-4f4e-9d4b-1a2b3c4d5e6f',
  search: longSearch,
  chosen,
  line: 100,
  typed: { amountText: '1', reason: 'Other', note: 'x'.repeat(1000), notify: true },
  notice: hostileName,
  lookAlike: {
    asked: `${chosen.invoice.id} ${mostMinor}`,
    number: `${longId}-CN-1`,
    amount: mostMinor,
    minutesAgo: 9,
    createdBy: 'U1',
    isOwn: false,
  },
  beneath: longBeneath,
};

describe('Raise credit', () => {
  it('fits with the largest invoice, and with everything to say about it', () => {
    const words = expectModal(raiseCreditModal(largest));
    expect(words).toContain('Create credit note');
    expect(words).toContain('9 minutes ago');
  });

  it('fits before an invoice is chosen', () => {
    const empty = { ...largest, chosen: null, search: '', typed: null };
    expect(expectModal(raiseCreditModal(empty))).toContain('Search by number');
  });

  it('fits with a refusal as long as a name, and asks for no amount', () => {
    const refused = { ...largest, chosen: largestInvoiceFacts({ creditRefusal: hostileName }) };
    expect(expectModal(raiseCreditModal(refused)).split('\n')).not.toContain('Amount');
  });
});
