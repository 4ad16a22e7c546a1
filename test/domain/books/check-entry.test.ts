import { beforeEach, describe, expect, it } from 'vitest';
import { checkEntry } from '../../../src/domain/books/check-entry.js';
import { type EntryKind, entryKinds } from '../../../src/domain/books/entry-kinds.js';
import type {
  EntryDetails,
  JournalEntry,
  Posting,
} from '../../../src/domain/books/journal-entry.js';
import { booksOfEverything } from '../../support/books-of-everything.js';
import { owner } from '../../support/rules.js';

let entries: readonly JournalEntry[];
beforeEach(() => {
  entries = booksOfEverything().books.entries;
});

function first(kind: EntryKind): JournalEntry {
  const found = entries.find((entry) => entry.kind === kind);
  if (found === undefined) throw new Error(`no ${kind} was booked`);
  return found;
}

function found(entry: JournalEntry): string[] {
  return checkEntry(entry, owner.payerId).map((difference) => {
    const { document, id, what, expected, stored } = difference;
    expect({ document, id }).toEqual({ document: 'journal entry', id: entry.id });
    return `${what}: ${expected}, ${stored}`;
  });
}

type Changes = Partial<JournalEntry>;

function moved(entry: JournalEntry, from: string, to: string): Changes {
  const renamed = ({ account, amount }: Posting) => {
    return { account: account.startsWith(from) ? to : account, amount };
  };
  return { postings: entry.postings.map(renamed) };
}

function detailed(entry: JournalEntry, details: EntryDetails): Changes {
  return { details: { ...entry.details, ...details } };
}

describe('an entry by itself', () => {
  it('has no fault when a rule booked it, whatever its kind', () => {
    expect(entries.flatMap(found)).toEqual([]);
  });

  it.each<[string, EntryKind, (entry: JournalEntry) => Changes, string[]]>([
    [
      'of another payer',
      'payment.pending',
      () => ({ payerId: 'club:x' }),
      ['payer: club:olsen, club:x'],
    ],
    [
      'on the receivable of another invoice',
      'payment.received',
      (entry) => moved(entry, 'receivable', 'receivable:club:INV-99'),
      ['ledger account: one of this entry, receivable:club:INV-99'],
    ],
    [
      'on the account of another payer',
      'credit.opened',
      (entry) => moved(entry, 'account-credit', 'account-credit:club:x'),
      ['ledger account: one of this entry, account-credit:club:x'],
    ],
    [
      'on the cash of another provider',
      'payment.bounced',
      (entry) => moved(entry, 'cash', 'cash:sumup'),
      ['ledger account: one of this entry, cash:sumup'],
    ],
    [
      'on an account that its kind never touches',
      'invoice.written-off',
      (entry) => moved(entry, 'write-offs', 'income'),
      ['ledger account: one of this entry, income'],
    ],
    [
      'on an account that does not exist',
      'credit.withdrawn',
      (entry) => moved(entry, 'opening-balances', 'suspense'),
      ['ledger account: one of this entry, suspense'],
    ],
    [
      'that does not sum to zero',
      'payment.received',
      ({ postings }) => ({ postings: [...postings, { account: 'cash:stripe', amount: 5n }] }),
      ['sum of the postings: 0.00 GBP, 0.05 GBP'],
    ],
    [
      'that moved credit and has no number on the account',
      'credit.applied',
      () => ({ accountSeq: null }),
      ['changes the account: yes, no'],
    ],
    [
      'that moved no credit and has a number on the account',
      'payment.received',
      () => ({ accountSeq: 7n }),
      ['changes the account: no, yes'],
    ],
    [
      'that names no note',
      'credit.raised',
      ({ refs: { invoiceId = '' } }) => ({ refs: { invoiceId } }),
      ['credit note id: a reference, none'],
    ],
    [
      'that names no payment',
      'payment.pending',
      ({ refs: { invoiceId = '' } }) => ({ refs: { invoiceId } }),
      ['payment id: a reference, none'],
    ],
    [
      'that names no invoice',
      'payment.failed',
      ({ refs: { paymentId = '' } }) => ({ refs: { paymentId } }),
      ['invoice: a reference, none', 'changes the account: yes, no'],
    ],
    [
      'whose lines are not what was billed',
      'invoice.issued',
      (entry) => {
        const { issued } = entry.details;
        return issued === undefined ? {} : detailed(entry, { issued: { ...issued, lines: [] } });
      },
      ['lines: 0.00 GBP, 100.00 GBP'],
    ],
    [
      'whose parts are not what was posted',
      'credit.raised',
      (entry) => detailed(entry, { toInvoice: 3_001n, toAccount: 499n }),
      ['part on the invoice: -30.01 GBP, -30.00 GBP', 'part on the account: -4.99 GBP, -5.00 GBP'],
    ],
    [
      'whose parts are not on its lines',
      'credit.voided',
      (entry) => detailed(entry, { lines: [{ line: 1, amount: 1n, tax: 0n }] }),
      ['lines: 35.00 GBP, 0.01 GBP'],
    ],
    [
      'whose lots gave less than was posted',
      'credit.applied',
      (entry) =>
        detailed(entry, { uses: entry.details.uses?.map((use) => ({ ...use, amount: 1n })) ?? [] }),
      ['lots: 0.01 GBP, 2.00 GBP'],
    ],
    [
      'whose lots got more than was posted',
      'credit.unapplied',
      (entry) =>
        detailed(entry, {
          uses: entry.details.uses?.map((use) => ({ ...use, amount: 201n })) ?? [],
        }),
      ['lots: -2.01 GBP, -2.00 GBP'],
    ],
    [
      'whose lots lost more than was posted',
      'overpayment.returned',
      (entry) =>
        detailed(entry, {
          uses: entry.details.uses?.map((use) => ({ ...use, amount: 41n })) ?? [],
        }),
      ['lots: 0.41 GBP, 0.40 GBP'],
    ],
    [
      'that voids notes otherwise than on their lines',
      'invoice.voided',
      (entry) =>
        detailed(entry, {
          notes: entry.details.notes?.map((note) => ({ ...note, amount: 5n })) ?? [],
        }),
      ['lines of club:INV-10-CN-1: 0.05 GBP, 2.00 GBP'],
    ],
    [
      'with a field that no digest covers',
      'invoice.recovered',
      () => ({
        refs: Object.assign({ invoiceId: 'club:INV-8' }, { invented: 'x', paymentId: 'club:P12' }),
      }),
      ['number of fields: 27, 28'],
    ],
    [
      'without its reason',
      'invoice.recovered',
      (entry) => Object.assign({ ...entry }, { reason: undefined }),
      ['number of fields: 27, 26'],
    ],
  ])('%s is named', (_name, kind, change, words) => {
    const entry = first(kind);
    const altered = { ...entry, ...change(entry) };
    expect(found(altered)).toEqual(words);
  });

  it('of a kind that does not exist is named, as it is stored', () => {
    const entry = { ...first('payment.pending') };
    Object.assign(entry, { kind: 'refund.recorded' });
    expect(found(entry)).toEqual(['kind: a known kind, refund.recorded']);
  });

  it.each(entryKinds)('of kind %s has to name what it is about', (kind) => {
    const about: Record<string, number> = { invoice: 1, payment: 2, overpayment: 1, refund: 1 };
    const [subject = ''] = kind.split('.');
    const ofNotes = kind === 'credit.raised' || kind === 'credit.voided' ? 2 : 0;
    const ofUses = kind === 'credit.applied' || kind === 'credit.unapplied' ? 1 : 0;
    const sent = kind === 'refund.asked' || kind === 'overpayment.refunded' ? 2 : 0;
    const asked = kind === 'credit.paid-out' ? 1 : sent;
    const needed = (about[subject] ?? 0) + ofNotes + ofUses + asked;
    const entry = { ...first('payment.pending'), kind, refs: {}, details: {} };
    expect(found(entry).filter((words) => words.endsWith('a reference, none'))).toHaveLength(
      needed,
    );
  });
});
