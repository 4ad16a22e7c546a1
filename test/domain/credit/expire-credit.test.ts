import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ledgerAccount } from '../../../src/domain/books/journal-entry.js';
import { addDays } from '../../../src/domain/calendar-date.js';
import { sumOfLots } from '../../../src/domain/credit/account.js';
import {
  expiredOf,
  expiringLots,
  expiryKey,
  lastDayOf,
  planExpireLot,
} from '../../../src/domain/credit/expire-credit.js';
import { anAccount, eventContext, owner, today } from '../../support/rules.js';

const yesterday = addDays(today, -1);

function accountWith(expiresOn: string | null, source: 'opening' | 'overpayment' = 'opening') {
  const account = anAccount({ lotId: 'one', amount: 500n });
  const [lot] = account.lots;
  if (lot === undefined) throw new Error('the account has no lot');
  const from = source === 'opening' ? ({ kind: 'opening' } as const) : overpaid;
  return { ...account, lots: [{ ...lot, expiresOn, source: from }] };
}

const overpaid = { kind: 'overpayment', invoiceId: 'club:INV-1' } as const;
const ids = (account: ReturnType<typeof accountWith>, due: Parameters<typeof expiringLots>[1]) =>
  expiringLots(account, due, today).map(({ lotId }) => lotId);

describe('credit expires', () => {
  it('on the day after its last, and never without one', () => {
    expect(ids(accountWith(yesterday), [])).toHaveLength(1);
    expect(ids(accountWith(today), [])).toEqual([]);
    expect(ids(accountWith(null), [])).toEqual([]);
  });

  it('never where it is what the payer paid too much', () => {
    expect(ids(accountWith(yesterday, 'overpayment'), [])).toEqual([]);
  });

  it.each([
    ['issued on its last day', yesterday, 'GBP', 0],
    ['issued before', addDays(yesterday, -9), 'GBP', 0],
    ['issued after it', today, 'GBP', 1],
    ['in another currency', yesterday, 'EUR', 1],
  ])('not while an invoice %s is due for the sweep', (_what, issuedOn, currency, count) => {
    expect(ids(accountWith(yesterday), [{ issuedOn, currency }])).toHaveLength(count);
  });

  it('so many days after it was made, also over the end of a leap year’s February', () => {
    expect(lastDayOf('2028-02-28', 1)).toBe('2028-02-29');
    expect(lastDayOf('2026-11-23', 365)).toBe('2027-11-23');
    expect(lastDayOf('2026-11-23', null)).toBeNull();
  });
});

describe('booking it', () => {
  it('takes all that is left to expired-credit, and leaves the other lots', () => {
    const account = anAccount({ lotId: 'one', amount: 500n }, { lotId: 'two', amount: 70n });
    const [lot, other] = account.lots;
    if (lot === undefined) throw new Error('the account has no lot');
    const plan = planExpireLot({ account, lot }, eventContext());
    expect(plan.account?.after).toMatchObject({ balance: 70n, lots: [other] });
    expect(plan.entry).toMatchObject({ kind: 'credit.expired', refs: {}, accountSeq: 3n });
    expect(plan.entry?.postings).toEqual([
      { account: ledgerAccount.accountCredit(owner.payerId), amount: 500n },
      { account: ledgerAccount.expiredCredit, amount: -500n },
    ]);
    const entries = plan.entry === null ? [] : [plan.entry];
    expect(expiredOf(entries, (use) => use.lotId === lot.lotId)).toBe(500n);
    expect(expiredOf(entries, (use) => use.lotId === other?.lotId)).toBe(0n);
  });

  it('has a key for each time: credit that comes back expires again', () => {
    const account = accountWith(yesterday);
    const [lot] = account.lots;
    if (lot === undefined) throw new Error('the account has no lot');
    expect(expiryKey({ ...account, seq: 4n }, lot)).toBe(`expire:${lot.lotId}:5`);
    expect(expiryKey({ ...account, seq: 6n }, lot)).toBe(`expire:${lot.lotId}:7`);
  });

  it('leaves exactly what has not expired, whatever lots there are', () => {
    const days = fc.constantFrom(yesterday, today, '2027-01-01', '2020-02-29', null);
    const lots = fc.array(fc.record({ amount: fc.bigInt({ min: 1n, max: 10n ** 15n }), days }));
    fc.assert(
      fc.property(lots, (made) => {
        let account = anAccount(
          ...made.map(({ amount, days: expiresOn }, at) => ({ lotId: `${at}`, amount, expiresOn })),
        );
        const kept = account.lots.filter(
          ({ expiresOn }) => expiresOn === null || expiresOn >= today,
        );
        for (const lot of expiringLots(account, [], today)) {
          const plan = planExpireLot({ account, lot }, eventContext());
          account = plan.account?.after ?? account;
          expect(account.balance).toBe(sumOfLots(account.lots));
        }
        expect(account.lots).toEqual(kept);
      }),
    );
  });
});
