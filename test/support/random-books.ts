import fc from 'fast-check';
import { CreditError } from '../../src/domain/errors.js';
import { planIssueInvoice } from '../../src/domain/invoices/issue-invoice.js';
import { book, bookTogether, emptyBooks, type MemoryBooks } from './memory-books.js';
import { type Act, planAct } from './random-acts.js';
import { anInvoice, eventContext, lateIssue, owner } from './rules.js';

const anAmount = fc.oneof(
  fc.bigInt({ min: 1n, max: 20n }),
  fc.bigInt({ min: 1n, max: 100_000n }),
  fc.bigInt({ min: 1n, max: 1_000_000_000_000n }),
);
const aLine = fc.record({
  amount: anAmount,
  taxRate: fc.constantFrom(null, '0', '5', '17.5', '20', '100'),
});
const aDiscount = fc.record({ of: fc.nat({ max: 5 }), percent: fc.bigInt({ min: 1n, max: 100n }) });

/** Lines of an invoice, some with a discount line behind them that lowers those of one tax rate. */
export const someLines = fc
  .tuple(fc.array(aLine, { minLength: 1, maxLength: 6 }), fc.option(aDiscount))
  .map(([lines, discount]) => {
    const lowered = lines[(discount?.of ?? 0) % lines.length];
    if (discount === null || lowered === undefined) return lines;
    const amount = -((lowered.amount * discount.percent) / 100n);
    return amount === 0n ? lines : [...lines, { ...lowered, amount }];
  });

/** Books in which these invoices were issued, and nothing else. */
export function booksWith(
  invoices: readonly (readonly { amount: bigint; taxRate: string | null }[])[],
): MemoryBooks {
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
    return book(
      books,
      planIssueInvoice(lateIssue(), request, eventContext({ key: `issue:${id}` })),
    );
  }, emptyBooks());
}

/** A document whose fields cannot be changed any more, nested ones neither. */
function freeze(value: unknown): void {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return;
  Object.freeze(value);
  for (const part of Object.values(value)) freeze(part);
}

/** A rule that changed what it is given would throw: it plans, and changes nothing by itself. */
export function freezeDocuments({ account, entries, ...stored }: MemoryBooks): void {
  const maps = [stored.invoices, stored.notes, stored.payments, stored.refunds];
  for (const document of [account, ...entries, ...maps.flatMap((map) => [...map.values()])]) {
    freeze(document);
  }
}

/** The books after the act; a refusal is told apart and changes nothing. */
export function tryAct(
  books: MemoryBooks,
  act: Act,
): { books: MemoryBooks; refused: string | null } {
  freezeDocuments(books);
  try {
    return { books: bookTogether(books, planAct(books, act)), refused: null };
  } catch (error) {
    if (!(error instanceof CreditError)) throw error;
    return { books, refused: error.code };
  }
}
