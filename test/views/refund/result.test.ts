import { describe, expect, it } from 'vitest';
import { type AskedFacts, askedModal, askedOutcome } from '../../../views/refund/result.js';
import { longId, mostMinor } from '../largest-facts.js';
import { hostileName, shown } from '../sample-facts.js';
import { expectModal } from '../slack-limits.js';

const facts: AskedFacts = {
  club: shown,
  ...{ invoiceId: 'club:INV-1', invoiceNumber: 'INV-1', payerName: 'Kari Olsen' },
  ...{ currency: 'GBP', toInvoice: 0n, sentBack: 3_000n, toAccount: 0n, outstanding: 0n },
};

function words(changes: Partial<AskedFacts>): string {
  return expectModal(askedModal({ ...facts, ...changes }));
}

describe('a refund that was asked for', () => {
  it('says each part that there is, and what is owed now', () => {
    const text = words({ toInvoice: 4_000n, toAccount: 1_000n });
    expect(text).toContain('£30.00 is to be sent back to Kari Olsen.');
    expect(text).toContain('£40.00 lowers what is owed on INV-1: nothing is owed now.');
    expect(text).toContain('£10.00 is account credit of Kari Olsen.');
    expect(words({ toInvoice: 4_000n, outstanding: 500n })).toContain('£5.00 is owed now.');
  });

  it('says what stays owed where cash was sent on purpose', () => {
    expect(words({ outstanding: 7_000n })).toContain('£70.00 is still owed on INV-1.');
  });

  it('sends nobody to the list where nothing is sent back', () => {
    const text = words({ sentBack: 0n, toInvoice: 3_000n, outstanding: 1_000n });
    expect(text).toContain('Credited instead of sent back');
    expect(text).not.toContain('Refunds to do');
  });

  it('fits with the worst name and the largest amounts, as a message too', () => {
    const amounts = { toInvoice: mostMinor, sentBack: mostMinor, toAccount: mostMinor };
    const worst = { ...facts, ...amounts, payerName: hostileName, invoiceNumber: longId };
    expect(expectModal(askedModal(worst))).toContain('£10,000,000,000.00');
    expect(askedOutcome(worst).text).toContain('£10,000,000,000.00 is to be sent back');
  });
});
