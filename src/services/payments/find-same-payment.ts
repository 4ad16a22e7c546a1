import type { CalendarDate } from '../../domain/calendar-date.js';
import type { Payment } from '../../domain/payments/payment.js';
import { recordId } from '../../domain/record-id.js';
import {
  findEntryOfPayment,
  findPaymentsOfDay,
  plainIdOf,
} from '../../store/ledger/transfer-reads.js';
import type { Desk } from '../desk.js';

/** Which sum a form is about to record. Minor units. */
export type TypedSum = {
  operationId: string;
  payerId: string;
  currency: string;
  amount: bigint;
  receivedOn: CalendarDate;
};

/** The payments of each sum, which may lie on several invoices. */
function sums(payments: readonly Payment[]): Map<string, Payment[]> {
  const byId = new Map<string, Payment[]>();
  for (const payment of payments) {
    const id = plainIdOf(payment);
    byId.set(id, [...(byId.get(id) ?? []), payment]);
  }
  return byId;
}

/**
 * The same amount of the same payer and day, received or on its way, however long ago it was typed:
 * two people may well type one bank statement. Never what the form itself has recorded.
 * @returns when the newest was written down
 */
export async function findSamePayment(desk: Desk, typed: TypedSum): Promise<Date | null> {
  const { operationId, amount, ...day } = typed;
  const found = sums(await findPaymentsOfDay(desk.store, { clubId: desk.club.id, ...day }));
  if (found.has(recordId(desk.club.id, `desk-${operationId}`))) return null;
  let newest: Date | null = null;
  for (const parts of found.values()) {
    const [first] = parts;
    const sum = parts.reduce((total, part) => total + part.amount, 0n);
    const entry =
      first === undefined || sum !== amount ? null : await findEntryOfPayment(desk.store, first);
    if (entry !== null && (newest === null || entry.recordedAt > newest)) newest = entry.recordedAt;
  }
  return newest;
}
