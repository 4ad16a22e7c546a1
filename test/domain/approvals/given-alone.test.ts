import { describe, expect, it } from 'vitest';
import {
  type GivenItem,
  givenAloneId,
  type MadeByItems,
  recentItems,
  sumAlone,
  withItem,
} from '../../../src/domain/approvals/given-alone.js';
import type { CreditNote } from '../../../src/domain/credit/credit-note.js';
import { planRaiseCredit } from '../../../src/domain/credit/raise-credit.js';
import type { RefundState } from '../../../src/domain/refunds/refund.js';
import { anInvoice, eventContext } from '../../support/rules.js';

const owner = { clubId: 'club', payerId: 'club:olsen', requesterId: 'UOLIVE' };
const at = new Date('2026-11-23T10:00:00Z');
const item: GivenItem = {
  ...{ entryId: 'form:F1', amount: 700n, currency: 'GBP', at, creditNoteId: 'N1' },
};

const nothingMade: MadeByItems = { notes: new Map(), refunds: new Map() };

function noteWith(changes: Partial<CreditNote>): MadeByItems {
  const invoice = anInvoice([1_000n], { paid: 600n });
  const request = { amount: 700n, line: null, noteToCustomer: '', notifyCustomer: false };
  const { note } = planRaiseCredit({ invoice, account: null }, request, eventContext());
  return { ...nothingMade, notes: new Map([['N1', { ...note, ...changes }]]) };
}

describe('what one person gave one payer alone', () => {
  it('is kept for that person and payer', () => {
    expect(givenAloneId(owner)).toBe('club:olsen:UOLIVE');
    const first = withItem(null, owner, { item, now: at });
    expect(first).toEqual({ id: 'club:olsen:UOLIVE', ...owner, items: [item], seq: 1n });
    const next = { ...item, entryId: 'form:F2' };
    expect(withItem(first, owner, { item: next, now: at })).toMatchObject({
      items: [item, next],
      seq: 2n,
    });
  });

  it('counts for 24 hours to the millisecond', () => {
    const alone = withItem(null, owner, { item, now: at });
    expect(recentItems(alone, new Date('2026-11-24T09:59:59.999Z'))).toEqual([item]);
    expect(recentItems(alone, new Date('2026-11-24T10:00:00.000Z'))).toEqual([]);
    expect(recentItems(null, at)).toEqual([]);
  });

  it.each<[string, Partial<CreditNote>, bigint]>([
    ['nothing was voided', {}, 700n],
    ['a part was voided on the invoice', { voidedToInvoice: 150n }, 550n],
    ['a part was voided on the account', { voidedToAccount: 100n }, 600n],
    ['all was voided', { voidedToInvoice: 400n, voidedToAccount: 300n }, 0n],
  ])('of a credit note where %s is what stands of it', (_name, changes, expected) => {
    expect(sumAlone([item], 'GBP', noteWith(changes))).toBe(expected);
  });

  it('is never below zero, of a note of which more was voided than this act gave', () => {
    const small = { ...item, amount: 100n };
    const notes = noteWith({ voidedToInvoice: 400n });
    expect(sumAlone([small], 'GBP', notes)).toBe(0n);
    expect(sumAlone([small, { ...item, creditNoteId: null }], 'GBP', notes)).toBe(700n);
  });

  it('is whole where it made no note, or one that is not known', () => {
    const notes = noteWith({ voidedToInvoice: 400n });
    expect(sumAlone([{ ...item, creditNoteId: null }], 'GBP', notes)).toBe(700n);
    expect(sumAlone([{ ...item, creditNoteId: 'N2' }], 'GBP', notes)).toBe(700n);
    expect(sumAlone([{ ...item, currency: 'EUR' }], 'GBP', nothingMade)).toBe(0n);
  });

  it.each<[string, { state: RefundState; attempt: number }, bigint]>([
    ['is to be sent', { state: 'asked', attempt: 1 }, 700n],
    ['waits', { state: 'waiting', attempt: 1 }, 700n],
    ['is done', { state: 'done', attempt: 1 }, 700n],
    ['failed', { state: 'failed', attempt: 1 }, 300n],
    ['failed and is asked for again', { state: 'asked', attempt: 2 }, 300n],
    ['failed twice', { state: 'failed', attempt: 2 }, 300n],
  ])('of a refund that %s is what did not fail of its try', (_name, refund, expected) => {
    const refunds = [{ refundId: 'R1', attempt: 1, amount: 400n }];
    const asked = { ...item, creditNoteId: null, refunds };
    const made = { ...nothingMade, refunds: new Map([['R1', refund]]) };
    expect(sumAlone([asked], 'GBP', made)).toBe(expected);
    expect(sumAlone([asked], 'GBP', nothingMade)).toBe(700n);
  });

  it('of a refund with a credit note is neither what failed nor what was voided', () => {
    const refunds = [{ refundId: 'R1', attempt: 1, amount: 400n }];
    const failed = { state: 'failed', attempt: 1 } as const;
    const made = {
      ...noteWith({ voidedToAccount: 300n }),
      refunds: new Map([['R1', failed]]),
    };
    expect(sumAlone([{ ...item, amount: 1_100n, refunds }], 'GBP', made)).toBe(400n);
  });
});
