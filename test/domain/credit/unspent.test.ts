import { describe, expect, it } from 'vitest';
import type { UnchainedEntry } from '../../../src/domain/books/journal-entry.js';
import { planApplyCredit } from '../../../src/domain/credit/apply-credit.js';
import { planOpenCredit } from '../../../src/domain/credit/open-credit.js';
import { takeOut, unspentLot, usedOfLot } from '../../../src/domain/credit/unspent.js';
import {
  anAccount,
  anInvoice,
  eventContext,
  owner,
  refusalOf,
  today,
} from '../../support/rules.js';

const account = anAccount(
  { lotId: 'soon', amount: 300n, expiresOn: '2026-11-23' },
  { lotId: 'late', amount: 500n },
);

/** The entry of a lot's opening, under its own id. */
function opened(id: string): UnchainedEntry {
  const request = { amount: 1n, createdOn: today, expiresOn: null };
  const plan = planOpenCredit({ account: null, owner }, request, eventContext({ key: id }));
  if (plan.entry === null) throw new Error('nothing was opened');
  return plan.entry;
}

const use = { applicationId: 'a', invoiceNumber: 'INV-9', amount: 40n, expiresOnReturn: 0n };

describe('what a use of credit took', () => {
  const plan = planApplyCredit(
    { invoice: anInvoice([1000n]), account },
    { amount: 400n },
    eventContext({ key: 'use' }),
  );
  if (plan.entry === null) throw new Error('nothing was used');
  const { entry } = plan;

  it.each([
    ['soon', today, 300n, 0n],
    ['soon', '2026-11-24', 300n, 300n],
    ['late', '2026-11-24', 100n, 0n],
    ['other', today, 0n, 0n],
  ])(
    'of the lot %s on %s is %s, of which %s would come back expired',
    (lotId, day, amount, past) => {
      expect(usedOfLot(entry, { lotId, today: day })).toEqual({
        ...{ applicationId: 'use', invoiceNumber: 'INV-1', amount, expiresOnReturn: past },
      });
    },
  );
});

describe('what is unspent of a lot', () => {
  it('is the lot of its own entry', () => {
    expect(unspentLot({ account, opened: opened('late') })).toMatchObject({ remaining: 500n });
    expect(unspentLot({ account, opened: opened('gone') })).toBeNull();
    expect(unspentLot({ account: null, opened: opened('late') })).toBeNull();
  });

  it('is taken out of that lot, and every other stays', () => {
    const taken = takeOut({ account, opened: opened('late'), uses: [] }, 200n);
    expect(taken.after.lots).toMatchObject([
      { lotId: 'soon', remaining: 300n },
      { lotId: 'late', remaining: 300n },
    ]);
    expect(taken.uses).toMatchObject([{ lotId: 'late', amount: 200n }]);
  });

  it('is refused beyond it, and at nothing, with what is left', () => {
    const state = { account, opened: opened('late'), uses: [] };
    expect(refusalOf(() => takeOut(state, 501n))).toMatchObject({
      ...{ code: 'over-unspent', maximum: 500n },
    });
    expect(refusalOf(() => takeOut(state, 0n)).code).toBe('amount-not-positive');
  });

  it('is nothing once it is all spent, with each invoice that it went to, once and in order', () => {
    const uses = [use, { ...use, invoiceNumber: 'INV-10' }, { ...use, applicationId: 'b' }];
    for (const held of [account, null]) {
      expect(refusalOf(() => takeOut({ account: held, opened: opened('gone'), uses }, 1n))).toEqual(
        {
          code: 'nothing-unspent',
          spent: 120n,
          spentOn: ['INV-10', 'INV-9'],
          ...{ paidOut: 0n, expired: 0n },
          currency: 'GBP',
        },
      );
    }
  });
});
