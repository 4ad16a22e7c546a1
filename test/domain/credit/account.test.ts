import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  accountId,
  availableCredit,
  emptyAccount,
  giveBack,
  spend,
  sumOfLots,
  usableLots,
  usesFrom,
} from '../../../src/domain/credit/account.js';
import { anAccount, owner, today } from '../../support/rules.js';

describe('an account', () => {
  it('is one per payer and currency', () => {
    expect(accountId(owner)).toBe('club:olsen:GBP');
    expect(accountId({ ...owner, currency: 'EUR' })).toBe('club:olsen:EUR');
    expect(emptyAccount(owner)).toMatchObject({ balance: 0n, seq: 0n, lots: [] });
  });

  it('shows as available what has not expired', () => {
    const account = anAccount(
      { lotId: 'a', amount: 100n },
      { lotId: 'b', amount: 20n, expiresOn: today },
      { lotId: 'c', amount: 3n, expiresOn: '2026-11-22' },
    );
    expect(account.balance).toBe(123n);
    expect(availableCredit(account, today)).toBe(120n);
    expect(availableCredit(null, today)).toBe(0n);
  });

  it('has in hand only what was there on that day', () => {
    const account = anAccount(
      { lotId: 'a', amount: 100n, createdOn: today },
      { lotId: 'b', amount: 20n, createdOn: '2026-11-24' },
    );
    expect(availableCredit(account, today)).toBe(100n);
    expect(availableCredit(account, '2026-11-22')).toBe(0n);
    expect(usableLots(account, '2026-11-24').map(({ lotId }) => lotId)).toEqual(['a', 'b']);
  });

  it('says so when a plan takes more than its lots hold', () => {
    const { lots } = anAccount({ lotId: 'a', amount: 100n });
    expect(() => usesFrom(lots, 101n)).toThrow('the lots hold less');
  });

  it('gets back one lot from two uses of it as one lot', () => {
    const account = anAccount({ lotId: 'a', amount: 100n });
    const uses = usesFrom(account.lots, 60n);
    const rest = spend(account, uses);
    const more = usesFrom(rest.lots, 40n);
    expect(giveBack(spend(rest, more), [...uses, ...more])).toMatchObject({
      balance: 100n,
      lots: [{ lotId: 'a', remaining: 100n }],
    });
  });

  it('is the same after any spend was given back, but for its count of changes', () => {
    const someLots = fc.array(
      fc.record({
        amount: fc.bigInt({ min: 1n, max: 10n ** 12n }),
        expiresOn: fc.constantFrom(null, today, '2027-01-01'),
        createdOn: fc.constantFrom('2026-01-01', '2026-10-01'),
      }),
      { minLength: 1, maxLength: 6 },
    );
    fc.assert(
      fc.property(someLots, fc.integer({ min: 1, max: 1000 }), (lots, share) => {
        const account = anAccount(...lots.map((lot, index) => ({ ...lot, lotId: `lot-${index}` })));
        const amount = (account.balance * BigInt(share)) / 1000n || 1n;
        const uses = usesFrom(usableLots(account, today), amount);
        const spent = spend(account, uses);
        expect(spent.balance).toBe(account.balance - amount);
        expect(spent.balance).toBe(sumOfLots(spent.lots));
        const back = giveBack(spent, uses);
        expect(usableLots(back, today)).toEqual(usableLots(account, today));
        expect(back).toMatchObject({ balance: account.balance, seq: account.seq + 2n });
      }),
    );
  });
});
