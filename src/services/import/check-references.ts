import type { ExternalReference, ImportData } from '../../domain/import/import-data.js';
import type { ImportFault } from '../../domain/import/import-fault.js';
import type { Invoice } from '../../domain/invoices/invoice.js';
import { ownId, recordId } from '../../domain/record-id.js';
import {
  findRecords,
  type RecordDocument,
  type RecordKind,
} from '../../store/import/import-writes.js';
import type { Desk } from '../desk.js';
import { findStoredInvoices } from './stored-invoices.js';

type RecordReference = Exclude<ExternalReference['kind'], 'invoice' | 'invoice-line'>;

const collectionOf: Record<RecordReference, RecordKind> = {
  contact: 'contacts',
  payer: 'contacts',
  product: 'products',
  session: 'sessions',
  pass: 'passes',
};

/** What is wrong with a reference, or null; the cell is the reference's own unless it is said. */
type Problem = { column?: string; value?: string; reason: string } | null;

function missing(what: string, id: string): Problem {
  const reason = `There is no ${what} ${id}, neither in this folder nor stored. Correct the id or add the row.`;
  return { reason };
}

function recordProblem(
  { id }: ExternalReference,
  kind: RecordReference,
  found: RecordDocument | undefined,
): Problem {
  if (found === undefined) return missing(kind === 'payer' ? 'contact' : kind, id);
  if (kind !== 'payer' || found['payerId'] === found._id) return null;
  const payer = ownId(String(found['clubId']), String(found['payerId']));
  return { reason: `${id} does not pay for itself: its payer is ${payer}; write ${payer} here.` };
}

function invoiceProblem(reference: ExternalReference, found: Invoice | undefined): Problem {
  const { id, invoiceLine } = reference;
  if (found === undefined) return missing('invoice', id);
  if (invoiceLine === null) return null;
  const value = `${invoiceLine.line}`;
  const line = found.lines.find((each) => each.line === invoiceLine.line);
  if (line === undefined) {
    const reason = `${id} has no line ${value}; its lines are 1 to ${found.lines.length}.`;
    return { column: 'line', value, reason };
  }
  const beneficiary = ownId(found.clubId, line.beneficiaryId);
  if (beneficiary === invoiceLine.contactId) return null;
  const reason = `Line ${value} of ${id} is for ${beneficiary}; name the line that is for ${invoiceLine.contactId}.`;
  return { column: 'line', value, reason };
}

function isInvoice(kind: ExternalReference['kind']): kind is 'invoice' | 'invoice-line' {
  return kind === 'invoice' || kind === 'invoice-line';
}

/** What rows point to outside the folder has to be stored; a fault for each that is not. */
export async function checkReferences(desk: Desk, data: ImportData): Promise<ImportFault[]> {
  const problems: [ExternalReference, Problem][] = [];
  for (const kind of new Set(data.externalReferences.map((reference) => reference.kind))) {
    const references = data.externalReferences.filter((reference) => reference.kind === kind);
    const ids = references.map((reference) => reference.id);
    if (isInvoice(kind)) {
      const stored = await findStoredInvoices(desk, ids);
      const byNumber = new Map(stored.map((invoice) => [invoice.number, invoice]));
      for (const one of references) problems.push([one, invoiceProblem(one, byNumber.get(one.id))]);
      continue;
    }
    const keyOf = (id: string) => recordId(desk.club.id, id);
    const stored = await findRecords(desk.store, collectionOf[kind], ids.map(keyOf));
    for (const one of references) {
      problems.push([one, recordProblem(one, kind, stored.get(keyOf(one.id)))]);
    }
  }
  return problems.flatMap(([{ place, column, id: value }, problem]) =>
    problem === null ? [] : [{ ...place, column, value, ...problem }],
  );
}
