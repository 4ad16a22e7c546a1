import { describe, expect, it } from 'vitest';
import {
  likeRequest,
  type OpenRequest,
  openRequestFor,
  type Subject,
  subjectOf,
} from '../../../src/domain/approvals/asked-twice.js';
import type { Action } from '../../../src/domain/people/rights.js';
import { aRequest } from '../../views/sample-requests.js';

const acts: readonly Action[] = [
  'write-off',
  'void-invoice',
  'refund',
  'pay-out',
  'move-overpayment',
  'return-overpayment',
  'withdraw-opening-credit',
];

function anOpen(act: Action, lotId: string | null = null): OpenRequest {
  return { ...aRequest({ act }), lotId };
}

const others: readonly Partial<Subject>[] = [
  { payerId: 'club:una' },
  { currency: 'EUR' },
  { invoiceId: 'club:INV-2' },
  { invoiceId: null },
  { lotId: 'form:other' },
];

/** An invoice is void or written off, and never both. */
function rulesOut(one: Action, other: Action): boolean {
  return [one, other].sort().join() === 'void-invoice,write-off';
}

describe('What is asked for already', () => {
  it.each(acts)('stands in the way of the same %s, and of nothing else', (act) => {
    const open = anOpen(act, 'form:lot');
    const subject = subjectOf(open);
    expect(openRequestFor(subject, [anOpen('raise-credit'), open])).toBe(open);
    for (const other of others) {
      expect(openRequestFor({ ...subject, ...other }, [open])).toBeUndefined();
    }
    for (const next of acts.filter((other) => other !== act && !rulesOut(act, other))) {
      expect(openRequestFor({ ...subject, act: next }, [open])).toBeUndefined();
    }
  });

  it.each([
    ['write-off', 'void-invoice'],
    ['void-invoice', 'write-off'],
  ] as const)(
    'of an invoice, %s, stands in the way of %s as well, and on no other',
    (first, act) => {
      const open = anOpen(first);
      const subject = { ...subjectOf(open), act };
      expect(openRequestFor(subject, [anOpen('refund'), open])).toBe(open);
      for (const other of others) {
        expect(openRequestFor({ ...subject, ...other }, [open])).toBeUndefined();
      }
    },
  );

  it('never stands in the way of credit, which may be meant twice', () => {
    const open = anOpen('raise-credit');
    expect(openRequestFor(subjectOf(open), [open])).toBeUndefined();
  });

  it('looks alike with the same amount since a moment, the newest first', () => {
    const askedAt = (minute: number) => new Date(Date.UTC(2026, 10, 23, 10, minute));
    const [old, newer] = [2, 5].map((minute) => {
      return { ...anOpen('raise-credit'), askedAt: askedAt(minute) };
    });
    if (old === undefined || newer === undefined) throw new Error('two were made');
    const like = { ...subjectOf(old), amount: 18_000n, since: askedAt(2) };
    expect(likeRequest(like, [old, newer])).toBe(newer);
    expect(likeRequest(like, [old])).toBe(old);
    expect(likeRequest({ ...like, since: askedAt(3) }, [old])).toBeUndefined();
    expect(likeRequest({ ...like, amount: 18_001n }, [old, newer])).toBeUndefined();
  });
});
