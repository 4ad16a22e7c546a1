import { describe, expect, it } from 'vitest';
import { emptyAccount } from '../../../src/domain/credit/account.js';
import { creditsGivenModal, inHandModal } from '../../../views/credit-lists/modal.js';
import { aNote, hostileName, hugeAmount, shown } from '../sample-facts.js';
import { expectModal } from '../slack-limits.js';

const sums = Array.from({ length: 12 }, () => ({ currency: 'KWD', amount: hugeAmount, count: 5 }));
const full = { page: 1, pageSize: 10, total: 60, sums };
const pounds = [{ currency: 'GBP', amount: 36_600n, count: 1 }];
const none = { page: 0, pageSize: 10, total: 0, sums: [] };
const owner = { clubId: 'club', payerId: 'club:olsen', currency: 'KWD' };
const account = { ...emptyAccount(owner), balance: hugeAmount };

describe('the payers with credit', () => {
  const payer = { account, available: hugeAmount - 500n, payerName: hostileName };

  it('fit at their largest, and say how many there are', () => {
    const payers = Array.from({ length: 10 }, () => payer);
    const words = expectModal(inHandModal({ ...full, payers }, shown));
    expect(words).toContain('60 accounts with credit in hand');
    expect(words).toContain('and 2 more currencies in all');
    expect(words).toContain('11 to 20 of 60 accounts');
    expect(words).toContain('has expired');
  });

  it('are one, or nobody', () => {
    const one = expectModal(
      inHandModal({ ...none, total: 1, sums: pounds, payers: [payer] }, shown),
    );
    expect(one).toContain('1 account with credit in hand, £366.00 in all');
    expect(expectModal(inHandModal({ ...none, payers: [] }, shown))).toContain('Nobody has');
  });
});

describe('the credits given', () => {
  const since = '2026-09-01';
  const credit = {
    note: aNote({ reason: hostileName, amount: hugeAmount }),
    payerName: hostileName,
  };

  it('fit at their largest, and say how many there are', () => {
    const credits = Array.from({ length: 10 }, () => credit);
    const words = expectModal(creditsGivenModal({ ...full, since, credits }, shown));
    expect(words).toContain('60 credit notes since 1 Sep');
    expect(words).toContain('11 to 20 of 60 credit notes');
  });

  it('are one, or none', () => {
    const one = { ...none, total: 1, sums: pounds, since, credits: [credit] };
    expect(expectModal(creditsGivenModal(one, shown))).toContain(
      '1 credit note since 1 Sep, £366.00 in all',
    );
    const nothing = creditsGivenModal({ ...none, since, credits: [] }, shown);
    expect(expectModal(nothing)).toContain('No credit was given since 1 Sep');
  });
});
