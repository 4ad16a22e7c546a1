import { describe, expect, it } from 'vitest';
import type { CurrencyStatement } from '../../../src/services/credit/statement.js';
import { statementModal } from '../../../views/statement/modal.js';
import { aContact, anEntry, hostileName, hugeAmount, shown } from '../sample-facts.js';
import { expectModal } from '../slack-limits.js';

const payer = aContact('olsen');
const newest = { contactId: 'club:olsen', older: null };

/** One currency with thirty lots, of which the first has expired, and fifteen movements. */
function largestCurrency(currency: string): CurrencyStatement {
  const lot = {
    lotId: 'lot',
    source: { kind: 'opening' },
    remaining: 500n,
    createdOn: '2026-10-01',
    openedSeq: 1n,
  } as const;
  return {
    account: {
      id: `club:olsen:${currency}`,
      clubId: 'club',
      payerId: 'club:olsen',
      currency,
      balance: hugeAmount,
      seq: 9n,
      headDigest: 'digest',
      lots: [],
    },
    available: hugeAmount - 500n,
    lots: Array.from({ length: 30 }, (_none, index) => ({
      ...lot,
      expiresOn: index === 0 ? '2026-10-31' : null,
      expired: index === 0,
    })),
    movements: Array.from({ length: 15 }, () => ({
      entry: anEntry('credit.raised', { currency, reason: hostileName }),
      change: hugeAmount,
      balance: hugeAmount,
    })),
    olderThan: 4n,
  };
}

describe('the statement', () => {
  it('fits with five currencies, thirty lots in each and long reasons', () => {
    const currencies = ['GBP', 'EUR', 'USD', 'JPY', 'KWD'].map(largestCurrency);
    const child = aContact(hostileName.slice(0, 40), { name: hostileName, payerId: payer.id });
    const data = { contact: child, payer: { ...payer, name: hostileName }, currencies };
    const words = expectModal(statementModal(data, newest, shown));
    expect(words).toContain('so this is the account of');
    expect(words).toContain('*expired 31 Oct*');
    expect(words).toContain('20 further parts');
  });

  it('says that there is no credit, and what would make some', () => {
    const data = { contact: payer, payer, currencies: [] };
    expect(expectModal(statementModal(data, newest, shown))).toContain('never had any');
  });

  it('offers the contacts that fit, or says that there is none', () => {
    const payers = Array.from({ length: 10 }, (_none, index) => {
      const one = aContact(`olsen-${index}`, { name: hostileName });
      return { payer: one, fits: [{ id: 'club:child', name: hostileName }] };
    });
    const several = { text: 'pat', payers, total: 60, more: false };
    const words = expectModal(statementModal(several, newest, shown));
    expect(words).toContain('There are 50 more.');
    expect(words.match(/ pays for /g)).toHaveLength(10);
    const none = { text: '<!here>', payers: [], total: 0, more: false };
    expect(expectModal(statementModal(none, newest, shown))).toContain('Nobody was found');
  });
});
