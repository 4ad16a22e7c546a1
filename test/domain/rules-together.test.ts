import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { planRaiseCredit } from '../../src/domain/credit/raise-credit.js';
import { planVoidCreditNote } from '../../src/domain/credit/void-credit-note.js';
import { creditable, lineLeft } from '../../src/domain/invoices/invoice.js';
import { taxIncluded } from '../../src/domain/invoices/tax-included.js';
import { book, booksFaults } from '../support/memory-books.js';
import { anAct } from '../support/random-acts.js';
import { booksWith, someLines, tryAct } from '../support/random-books.js';
import { eventContext } from '../support/rules.js';

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
      { numRuns: 200 },
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
          const amount = lineLeft(line);
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
        for (const { net, taxRate, taxCredited } of whole.lines) {
          expect(taxCredited).toBe(taxRate === null ? 0n : taxIncluded(net, taxRate));
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
          headDigest: restored?.headDigest,
          creditNoteCount: before.creditNoteCount + 1,
        });
        expect(undone.account.lots).toEqual(books.account.lots);
        expect(undone.account.balance).toBe(books.account.balance);
      }),
      { numRuns: 200 },
    );
  });
});
