import type { Place } from '../../../domain/import/import-data.js';
import type { ImportFault } from '../../../domain/import/import-fault.js';
import type { FilesRead } from '../read-files.js';

/**
 * A payer pays for itself: a contact's payer, an invoice's payer and the owner of account credit
 * cannot be someone for whom another contact pays.
 */
export function checkPayers(files: FilesRead, faults: ImportFault[]): void {
  const payerOf = new Map(files.contacts.rows.map((row) => [row.id, row.payerId]));
  const check = (place: Place, column: string, id: string, advice: (payer: string) => string) => {
    const payer = payerOf.get(id);
    if (payer === undefined || payer === id) return;
    const reason = `${id} does not pay for itself: its payer is ${payer}; ${advice(payer)}.`;
    faults.push({ ...place, column, value: id, reason });
  };
  for (const row of files.contacts.rows) {
    if (row.payerId === row.id) continue;
    check(row.place, 'payer_id', row.payerId, (payer) => {
      return payer === row.id
        ? 'leave payer_id blank for the one who pays'
        : `write ${payer} here, or leave its payer_id blank`;
    });
  }
  const writePayer = (payer: string) => `write ${payer} here`;
  for (const row of files.invoices.rows) check(row.place, 'payer_id', row.payerId, writePayer);
  for (const row of files.openingCredits.rows) {
    check(row.place, 'contact_id', row.contactId, writePayer);
  }
}
