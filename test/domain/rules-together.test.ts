import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { planRaiseCredit } from '../../src/domain/credit/raise-credit.js';
import { planVoidCreditNote } from '../../src/domain/credit/void-credit-note.js';
import { CreditError } from '../../src/domain/errors.js';
import { creditable, lineCreditable } from '../../src/domain/invoices/invoice.js';
import { planIssueInvoice } from '../../src/domain/invoices/issue-invoice.js';
import { taxIncluded } from '../../src/domain/invoices/tax-included.js';
import { book, booksFaults, emptyBooks, type MemoryBooks } from '../support/memory-books.js';
import { type Act, anAct, planAct } from '../support/random-acts.js';
import { anInvoice, eventContext, firstIssue, owner } from '../support/rules.js';

const anAmount = fc.oneof(
  fc.bigInt({ min: 1n, max: 20n }),
  fc.bigInt({ min: 1n, max: 100_000n }),
  fc.bigInt({ min: 1n, max: 1_000_000_000_000n }),
);
const aLine = fc.record({
  amount: anAmount,
  taxRate: fc.constantFrom(null, '0', '5', '17.5', '20', '100'),
});
const someLines = fc.array(aLine, { minLength: 1, maxLength: 6 });

function booksWith(invoices: readonly (readonly { amount: bigint; taxRate: string | null }[])[]) {
  return invoices.reduce<MemoryBooks>((books, lines, index) => {
    const {
      id,
      number,
      issuedOn,
      dueOn,
      autoCollect,
      lines: full,
    } = anInvoice(lines, {
      id: `club:INV-${index + 1}`,
    });
    const request = { ...owner, id, number, issuedOn, dueOn, autoCollect, lines: full };
    return book(books, planIssueInvoice(firstIssue, request, eventContext({ key: `issue:${id}` })));
  }, emptyBooks());
}

/** The books after the act; a refusal is told apart and changes nothing. */
function tryAct(books: MemoryBooks, act: Act): { books: MemoryBooks; refused: string | null } {
  const frozen = structuredClone(books);
  try {
    const plan = planAct(books, act);
    return { books: plan === null ? books : book(books, plan), refused: null };
  } catch (error) {
    if (!(error instanceof CreditError)) throw error;
    expect(books).toEqual(frozen);
    return { books, refused: error.code };
  }
}

describe('whatever is done in whatever order', () => {
  it('keeps every entry balanced, every debt and balance derivable, and every cap in line', () => {
    fc.assert(
      fc.property(
        fc.array(someLines, { minLength: 1, maxLength: 3 }),
        fc.array(anAct, { minLength: 1, maxLength: 40 }),
        (invoices, acts) => {
          let books = booksWith(invoices);
          for (const act of acts) {
            books = tryAct(books, act).books;
            expect(booksFaults(books), act.kind).toEqual([]);
          }
        },
      ),
      { numRuns: 300 },
    );
  });

  it('can credit a whole invoice to the last unit, by lines or all at once', () => {
    fc.assert(
      fc.property(someLines, fc.array(anAct, { maxLength: 15 }), (lines, acts) => {
        let books = booksWith([lines]);
        const raises = acts.filter(({ kind }) => kind.startsWith('raise') || kind === 'void-note');
        for (const act of raises) books = tryAct(books, act).books;
        const [invoice] = [...books.invoices.values()];
        if (invoice === undefined) throw new Error('no invoice');
        for (const line of invoice.lines) {
          const amount = lineCreditable(line);
          if (amount === 0n) continue;
          const [now] = [...books.invoices.values()];
          if (now === undefined) throw new Error('no invoice');
          const request = { amount, line: line.line, noteToCustomer: '', notifyCustomer: false };
          const state = { invoice: now, account: books.account };
          books = book(books, planRaiseCredit(state, request, eventContext()));
        }
        const [whole] = [...books.invoices.values()];
        if (whole === undefined) throw new Error('no invoice');
        expect(creditable(whole)).toBe(0n);
        for (const { amount, taxRate, taxCredited } of whole.lines) {
          expect(taxCredited).toBe(taxRate === null ? 0n : taxIncluded(amount, taxRate));
        }
        expect(booksFaults(books)).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });

  it('restores the invoice and the account exactly when a fresh note is voided', () => {
    fc.assert(
      fc.property(someLines, fc.array(anAct, { maxLength: 12 }), anAct, (lines, acts, last) => {
        let books = booksWith([lines]);
        for (const act of acts) books = tryAct(books, act).books;
        const raised = tryAct(books, { ...last, kind: 'raise' });
        if (raised.refused !== null) return;
        const note = [...raised.books.notes.values()].at(-1);
        const [before, invoice] = [books, raised.books].map(
          (each) => [...each.invoices.values()][0],
        );
        if (note === undefined || before === undefined || invoice === undefined) return;
        const raisedEntryId = raised.books.entries.at(-1)?.id ?? '';
        const { account } = raised.books;
        const state = { invoice, account, note, spentOn: [], raisedEntryId };
        const undone = book(raised.books, planVoidCreditNote(state, eventContext()));
        const [restored] = [...undone.invoices.values()];
        expect(restored).toEqual({
          ...before,
          seq: before.seq + 2n,
          creditNoteCount: before.creditNoteCount + 1,
        });
        expect(undone.account.lots).toEqual(books.account.lots);
        expect(undone.account.balance).toBe(books.account.balance);
      }),
      { numRuns: 200 },
    );
  });
});
