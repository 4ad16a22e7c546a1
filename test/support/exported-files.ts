import { accountCreditFile } from '../../src/domain/exports/account-credit-file.js';
import { creditNotesFile } from '../../src/domain/exports/credit-notes-file.js';
import { invoicesFile } from '../../src/domain/exports/invoices-file.js';
import { linesFile } from '../../src/domain/exports/lines-file.js';
import { paymentsFile } from '../../src/domain/exports/payments-file.js';
import { postingsFile } from '../../src/domain/exports/postings-file.js';
import { refundsFile } from '../../src/domain/exports/refunds-file.js';

const names = new Map<string, string>();

/** Every file of the export by CSV, in the order in which they are written. */
export const exportedFiles = [
  postingsFile(names),
  invoicesFile(names),
  linesFile(names),
  creditNotesFile(names),
  paymentsFile,
  refundsFile,
  accountCreditFile(names),
] as const;
