import type { ImportFault } from '../../../domain/import/import-fault.js';
import type { FilesRead } from '../read-files.js';
import { type Identity, keepUnique } from './unique.js';

const byId: Identity<{ id: string }> = {
  key: ({ id }) => id,
  words: ({ id }) => `The id ${id}`,
  column: 'id',
};

/**
 * Refuses rows that say the same thing twice. Credit notes, applications and opening balances
 * have no id and may repeat: two equal ones are two events.
 */
export function dropDuplicates(files: FilesRead, faults: ImportFault[]): FilesRead {
  return {
    ...files,
    contacts: keepUnique(files.contacts, byId, faults),
    products: keepUnique(files.products, byId, faults),
    sessions: keepUnique(files.sessions, byId, faults),
    payments: keepUnique(files.payments, byId, faults),
    orders: keepUnique(files.orders, byId, faults),
    passes: keepUnique(files.passes, byId, faults),
    invoices: keepUnique(
      files.invoices,
      { key: (row) => row.number, words: (row) => `Invoice ${row.number}`, column: 'number' },
      faults,
    ),
    lines: keepUnique(
      files.lines,
      {
        key: (row) => `${row.invoiceNumber} ${row.line}`,
        words: (row) => `Line ${row.line} of ${row.invoiceNumber}`,
        column: 'line',
      },
      faults,
    ),
    enrolments: keepUnique(
      files.enrolments,
      {
        key: (row) => `${row.contactId} ${row.productId} ${row.from}`,
        words: (row) => `The enrolment of ${row.contactId} on ${row.productId} from ${row.from}`,
        column: 'contact_id',
      },
      faults,
    ),
    bookings: keepUnique(
      files.bookings,
      {
        key: (row) => `${row.sessionId} ${row.contactId}`,
        words: (row) => `The booking of ${row.contactId} for session ${row.sessionId}`,
        column: 'contact_id',
      },
      faults,
    ),
  };
}
