import { raiseCredit } from '../../src/services/credit/raise-credit.js';
import type { BenchDesk } from './bench-desk.js';
import { operator } from './made-books.js';

const words = { reason: 'Class cancelled', noteToCustomer: '', notifyCustomer: false };

/** Raises 15.00 on the invoice, as a form does. */
export function raiseOne(desk: BenchDesk, invoiceId: string): Promise<unknown> {
  const envelope = { actor: operator, operationId: `bench-${invoiceId}` };
  return raiseCredit(desk, envelope, { invoiceId, amount: 1_500n, line: null, ...words });
}
