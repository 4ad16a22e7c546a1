/**
 * Files that still stand in the old form and may break the import table until they are rewritten.
 * Take a file off the list with its rewriting: a test fails for an entry that breaks no rule.
 */
export const notYetMoved: readonly string[] = [
  'views/apply-credit/choose.ts',
  'views/apply-credit/open.ts',
  'views/apply-credit/result.ts',
  'views/apply-credit/submit.ts',
  'views/credit-desk/check-books.ts',
  'views/credit-desk/submit.ts',
  'views/flow/refresh-beneath.ts',
  'views/index.ts',
  'views/invoice-details/submit.ts',
  'views/invoices/submit.ts',
  'views/invoices/view.ts',
  'views/issue-invoice/choose.ts',
  'views/issue-invoice/open.ts',
  'views/issue-invoice/result.ts',
  'views/issue-invoice/submit.ts',
  'views/look-up-and-undo.ts',
  'views/move-overpayment/submit.ts',
  'views/raise-credit/choose.ts',
  'views/raise-credit/open.ts',
  'views/raise-credit/result.ts',
  'views/raise-credit/submit.ts',
  'views/statement/submit.ts',
  'views/take-back-credit/submit.ts',
  'views/undo/submit.ts',
  'views/undo/undo-place.ts',
  'views/void-credit-note/submit.ts',
  'views/void-invoice/submit.ts',
];
