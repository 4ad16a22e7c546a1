import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { entryKinds } from '../../../src/domain/books/entry-kinds.js';
import { entryText } from '../../../src/domain/books/entry-text.js';
import type { JournalEntry } from '../../../src/domain/books/journal-entry.js';
import { distinctAlterations } from '../../support/alterations.js';
import { booksOfEverything } from '../../support/books-of-everything.js';

const text = fc.oneof(fc.string(), fc.constantFrom('', '"', ',', '[]', 'null', '1', '\\', '1,"2'));
const amount = fc.oneof(
  fc.bigInt({ min: -99n, max: 99n }),
  fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }),
);
const orNull = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: null });
const some = { maxLength: 3 };

const aSource = fc.oneof(
  fc.record({ kind: fc.constant('credit-note' as const), creditNoteId: text, invoiceId: text }),
  fc.record({ kind: fc.constant('overpayment' as const), invoiceId: text }),
  fc.record({ kind: fc.constant('opening' as const) }),
);
const aUse = fc.record({
  lotId: text,
  source: aSource,
  amount,
  createdOn: text,
  expiresOn: orNull(text),
  openedSeq: amount,
});
const someShares = fc.array(fc.record({ line: fc.integer(), amount, tax: amount }), some);
const aLine = fc.record({
  ...{ line: fc.integer(), beneficiaryId: text, productId: orNull(text), amount, discount: amount },
  ...{ taxRate: orNull(text), sessionsBilled: orNull(fc.nat()), from: orNull(text) },
  until: orNull(text),
});
const someDetails = fc.record(
  {
    uses: fc.array(aUse, some),
    toInvoice: amount,
    toAccount: amount,
    lines: someShares,
    notifyCustomer: fc.boolean(),
    lot: fc.record({ createdOn: text, expiresOn: orNull(text) }),
    notes: fc.array(fc.record({ creditNoteId: text, amount, lines: someShares }), some),
    issued: fc.record({
      ...{ issuedOn: text, dueOn: text, autoCollect: fc.boolean() },
      autoApply: fc.constantFrom('due' as const, 'done' as const, 'off' as const),
      accountSeqAtIssue: amount,
      lines: fc.array(aLine, some),
    }),
    payment: fc.record({ amount, provider: text, attempt: fc.nat(), receivedOn: text }),
    fromVersion: fc.nat(9),
  },
  { requiredKeys: [] },
);

const anEntry: fc.Arbitrary<JournalEntry> = fc.record({
  id: text,
  requestHash: text,
  kind: fc.constantFrom(...entryKinds),
  clubId: text,
  payerId: text,
  currency: text,
  postings: fc.array(fc.record({ account: text, amount }), some),
  refs: fc.record({ invoiceId: text, creditNoteId: text, paymentId: text }, { requiredKeys: [] }),
  details: someDetails,
  outcome: fc.record({
    outstanding: orNull(amount),
    status: orNull(text),
    balance: orNull(amount),
    available: orNull(amount),
  }),
  invoiceSeq: orNull(amount),
  accountSeq: orNull(amount),
  previous: orNull(text),
  previousOnAccount: orNull(text),
  actor: fc.record({
    kind: fc.constantFrom('staff' as const, 'job' as const, 'import' as const),
    id: text,
  }),
  reason: text,
  reverses: orNull(text),
  occurredOn: text,
  recordedAt: fc.date({ noInvalidDate: true }),
  schemaVersion: fc.nat(9),
});

/** The entry without its free words, as a value that tells any two others apart. */
function facts({ reason: _words, ...covered }: JournalEntry): string {
  return JSON.stringify(covered, (_field, value: unknown) =>
    typeof value === 'bigint' ? { big: `${value}` } : value,
  );
}

describe('the text of an entry', () => {
  it('is the same for two entries exactly when all but their words is the same', () => {
    fc.assert(
      fc.property(anEntry, anEntry, (one, other) => {
        expect(entryText(one) === entryText(other)).toBe(facts(one) === facts(other));
      }),
      { numRuns: 500 },
    );
  });

  it('changes with each field that it covers, and with the reason it does not', () => {
    const fields = fc.constantFrom(
      ...([
        'id',
        'requestHash',
        'kind',
        'clubId',
        'payerId',
        'currency',
        'postings',
        'refs',
      ] as const),
      ...([
        'details',
        'outcome',
        'invoiceSeq',
        'accountSeq',
        'previous',
        'previousOnAccount',
        'actor',
      ] as const),
      ...(['reason', 'reverses', 'occurredOn', 'recordedAt', 'schemaVersion'] as const),
    );
    const seen = new Map<string, number>();
    fc.assert(
      fc.property(anEntry, anEntry, fields, (entry, other, field) => {
        const changed: JournalEntry = { ...entry, [field]: other[field] };
        const same = field === 'reason' || facts(changed) === facts(entry);
        if (!same) seen.set(field, (seen.get(field) ?? 0) + 1);
        expect(entryText(changed) === entryText(entry), field).toBe(same);
      }),
      { numRuns: 1500 },
    );
    // Each field was really changed, so that none is covered only because it was never tried.
    expect([...seen.keys()]).toHaveLength(19);
  });

  it('changes with each field within, whatever its kind, and with no free words', () => {
    const { entries } = booksOfEverything().books;
    const unseen = new Set<string>();
    let tried = 0;
    for (const { document, path, altered } of distinctAlterations(entries, ({ kind }) => kind)) {
      // A field too many, or one that has to be there, is for the audit to find.
      if (/ (?:more|gone)$/.test(path)) continue;
      tried += 1;
      const changed = Object.assign({}, document, altered);
      if (entryText(changed) === entryText(document)) unseen.add(path);
    }
    expect([...unseen]).toEqual(['reason']);
    expect(tried).toBeGreaterThan(500);
  });

  it('does not run one field into the next', () => {
    const [base] = fc.sample(anEntry, 1);
    if (base === undefined) throw new Error('an entry was made');
    const moved = { invoiceId: 'a', creditNoteId: 'b' };
    expect(entryText({ ...base, refs: moved })).not.toBe(
      entryText({ ...base, refs: { invoiceId: 'ab' } }),
    );
    expect(entryText({ ...base, id: '1', requestHash: '' })).not.toBe(
      entryText({ ...base, id: '', requestHash: '1' }),
    );
    expect(entryText({ ...base, previous: null })).not.toBe(
      entryText({ ...base, previous: 'null' }),
    );
  });
});
