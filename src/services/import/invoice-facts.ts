import { formatPlainAmount } from '../../domain/amounts/money.js';
import { forgottenWords } from '../../domain/forgetting/forgotten.js';
import type { LineRow, Priced } from '../../domain/import/import-data.js';
import type { InvoiceRow } from '../../domain/import/money-event.js';
import type { Invoice, InvoiceLine } from '../../domain/invoices/invoice.js';
import type { Club } from '../../domain/people/club-records.js';
import { ownId, recordId } from '../../domain/record-id.js';
import { voidKey } from './event-key.js';
import type { PayerState } from './payer-state.js';
import { type Fact, nothing } from './row-fault.js';

/** The facts of an invoice's rows beside those of the stored invoice; null when none is. */
export function invoiceFacts(row: InvoiceRow, state: PayerState, club: Club): Fact[] | null {
  const stored = state.invoices.get(recordId(club.id, row.number));
  if (stored === undefined) return null;
  const [lines, given] = [stored.lines.length, row.lines.length];
  const yesNo = (value: boolean) => (value ? 'yes' : 'no');
  return [
    { column: 'payer_id', stored: ownId(club.id, stored.payerId), given: row.payerId },
    { column: 'issued_on', stored: stored.issuedOn, given: row.issuedOn },
    { column: 'due_on', stored: stored.dueOn, given: row.dueOn },
    { column: 'currency', stored: stored.currency, given: row.currency },
    {
      column: 'auto_collect',
      stored: yesNo(stored.autoCollect),
      given: yesNo(row.autoCollect),
    },
    { column: 'number', stored: `${lines} lines`, given: `${given} lines` },
    ...row.lines.flatMap((line) => lineFacts(line, stored, club)),
    ...voidFact(row, state, club),
  ];
}

/** An invoice that the desk voided is still told as it was before; an imported void is not. */
function voidFact(row: InvoiceRow, state: PayerState, club: Club): Fact[] {
  const entry = state.entries.get(voidKey(club.id, row.number));
  if (row.voidedOn !== null || entry?.actor.kind !== 'import') return [];
  return [{ column: 'voided_on', stored: entry.occurredOn, given: nothing }];
}

function lineFacts(row: Priced<LineRow>, invoice: Invoice, club: Club): Fact[] {
  const stored = invoice.lines.find(({ line }) => line === row.line);
  if (stored === undefined) return [];
  const [was, is] = [storedCells(stored, invoice.currency, club), rowCells(row, invoice.currency)];
  return Object.entries(is).map(([column, given]) => {
    // Words about somebody who was forgotten are compared with nothing, and never brought back.
    const said = was[column] === forgottenWords ? given : (was[column] ?? nothing);
    return { column, stored: said, given, place: row.place };
  });
}

/** A rate without the zeros that say nothing: 20.00 is 20. */
function rateText(rate: string | null): string {
  if (rate === null) return nothing;
  return rate.includes('.') ? rate.replace(/\.?0+$/, '') : rate;
}

function storedCells(line: InvoiceLine, currency: string, club: Club): Record<string, string> {
  return {
    contact_id: ownId(club.id, line.beneficiaryId),
    product_id: line.productId === null ? nothing : ownId(club.id, line.productId),
    description: line.description,
    amount: formatPlainAmount(line.amount, currency),
    tax_rate: rateText(line.taxRate),
    sessions_billed: `${line.sessionsBilled ?? nothing}`,
    from: line.from ?? nothing,
    until: line.until ?? nothing,
  };
}

function rowCells(row: Priced<LineRow>, currency: string): Record<string, string> {
  return {
    contact_id: row.contactId,
    product_id: row.productId ?? nothing,
    description: row.description,
    amount: formatPlainAmount(row.amountMinor, currency),
    tax_rate: rateText(row.taxRate),
    sessions_billed: `${row.sessionsBilled ?? nothing}`,
    from: row.from ?? nothing,
    until: row.until ?? nothing,
  };
}
