import { describe, expect, it } from 'vitest';
import {
  type GivenItem,
  givenAloneId,
  recentItems,
  sumAlone,
  withItem,
} from '../../../src/domain/approvals/given-alone.js';
import type { CreditNote } from '../../../src/domain/credit/credit-note.js';
import { planRaiseCredit } from '../../../src/domain/credit/raise-credit.js';
import { anInvoice, eventContext } from '../../support/rules.js';

const owner = { clubId: 'club', payerId: 'club:olsen', requesterId: 'UOLIVE' };
const at = new Date('2026-11-23T10:00:00Z');
const item: GivenItem = {
  ...{ entryId: 'form:F1', amount: 700n, currency: 'GBP', at, creditNoteId: 'N1' },
};

function noteWith(changes: Partial<CreditNote>): ReadonlyMap<string, CreditNote> {
  const invoice = anInvoice([1_000n], { paid: 600n });
  const request = { amount: 700n, line: null, noteToCustomer: '', notifyCustomer: false };
  const { note } = planRaiseCredit({ invoice, account: null }, request, eventContext());
  return new Map([['N1', { ...note, ...changes }]]);
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
    expect(sumAlone([{ ...item, currency: 'EUR' }], 'GBP', new Map())).toBe(0n);
  });
});
