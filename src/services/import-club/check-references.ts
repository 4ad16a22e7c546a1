import type { ExternalReference, ImportData } from '../../domain/import/import-data.js';
import type { ImportFault } from '../../domain/import/import-fault.js';
import { recordId } from '../../domain/record-id.js';
import { findRecords, type RecordDocument, type RecordKind } from '../../store/import-writes.js';
import type { Desk } from '../desk.js';

const collectionOf: Record<ExternalReference['kind'], RecordKind | 'invoices'> = {
  contact: 'contacts',
  payer: 'contacts',
  product: 'products',
  session: 'sessions',
  invoice: 'invoices',
  'invoice-line': 'invoices',
  pass: 'passes',
};

function problem(reference: ExternalReference, found: RecordDocument | undefined): string | null {
  const { kind, id, invoiceLine } = reference;
  const what = kind === 'payer' || kind === 'contact' ? 'contact' : kind.replace('-line', '');
  if (found === undefined) {
    return `There is no ${what} ${id}, neither in this folder nor stored. Correct the id or add the row.`;
  }
  if (kind === 'payer' && found['payerId'] !== found._id) {
    return `Contact ${id} does not pay for itself, so it cannot be a payer. Name its payer instead.`;
  }
  if (kind === 'invoice-line' && invoiceLine !== null) {
    const lines = Array.isArray(found['lines']) ? found['lines'].length : 0;
    if (invoiceLine > lines)
      return `Invoice ${id} has ${lines} line(s); there is no line ${invoiceLine}.`;
  }
  return null;
}

/** What rows point to outside the folder has to be stored; a fault for each that is not. */
export async function checkReferences(desk: Desk, data: ImportData): Promise<ImportFault[]> {
  const faults: ImportFault[] = [];
  const kinds = [...new Set(data.externalReferences.map((reference) => reference.kind))];
  for (const kind of kinds) {
    const references = data.externalReferences.filter((reference) => reference.kind === kind);
    const ids = references.map((reference) => recordId(desk.club.id, reference.id));
    const found = await findRecords(desk.store, collectionOf[kind], ids);
    for (const reference of references) {
      const reason = problem(reference, found.get(recordId(desk.club.id, reference.id)));
      if (reason === null) continue;
      const { file, line } = reference.place;
      faults.push({ file, line, column: reference.column, value: reference.id, reason });
    }
  }
  return faults;
}
