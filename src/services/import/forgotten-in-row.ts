import type { ImportFault } from '../../domain/import/import-fault.js';
import type { MoneyEvent } from '../../domain/import/money-event.js';
import type { Club } from '../../domain/people/club-records.js';
import { ownId, recordId } from '../../domain/record-id.js';
import type { PayerState } from './payer-state.js';
import { forgottenFault } from './row-fault.js';

/** The lines of a credit note's invoice that are credited: the one it names, else all of them. */
function beneficiariesOf(
  { row }: Extract<MoneyEvent, { kind: 'credit-note' }>,
  state: PayerState,
  idOf: (own: string) => string,
): string[] {
  const lines = state.invoices.get(idOf(row.invoiceNumber))?.lines ?? [];
  const credited = row.line === null ? lines : lines.filter(({ line }) => line === row.line);
  return credited.map(({ beneficiaryId }) => beneficiaryId);
}

/** The cell that names the payer, where the row has one. */
function payerCell({ kind }: MoneyEvent): { column?: string } {
  if (kind === 'invoice') return { column: 'payer_id' };
  return kind === 'opening' || kind === 'pay-out' ? { column: 'contact_id' } : {};
}

/**
 * What is wrong with a new row that is about somebody who was forgotten: as payer, on a line, or in the
 * words of a credit note on a line of theirs. Money that arrives or goes back is taken all the same.
 */
export function forgottenIn(
  event: MoneyEvent,
  state: PayerState,
  { club, payerId }: { club: Club; payerId: string },
): ImportFault | null {
  const isMoney = event.kind === 'payment' || event.kind === 'reversal';
  if (state.forgotten.size === 0 || isMoney) return null;
  const idOf = (own: string) => recordId(club.id, own);
  const { place } = event.row;
  if (state.forgotten.has(idOf(payerId))) {
    return forgottenFault(place, { contactId: payerId, ...payerCell(event) });
  }
  if (event.kind === 'invoice') {
    const line = event.row.lines.find(({ contactId }) => state.forgotten.has(idOf(contactId)));
    if (line === undefined) return null;
    return forgottenFault(line.place, { contactId: line.contactId, column: 'contact_id' });
  }
  if (event.kind !== 'credit-note') return null;
  const gone = beneficiariesOf(event, state, idOf).find((id) => state.forgotten.has(id));
  return gone === undefined ? null : forgottenFault(place, { contactId: ownId(club.id, gone) });
}
