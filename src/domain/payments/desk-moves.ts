import type { CalendarDate } from '../calendar-date.js';
import { refuse } from '../errors.js';
import type { Invoice } from '../invoices/invoice.js';
import type { Payment, PaymentStatus, PaymentTold, ToldStatus } from './payment.js';
import { paymentMove } from './payment-moves.js';

/** What a person can say of a payment that stands in the books. */
export type DeskMove = Exclude<ToldStatus, 'pending'>;

const deskMoves: readonly DeskMove[] = ['received', 'failed', 'bounced', 'returned'];

/**
 * What a person returns of a payment stays owed. Of an overpaid invoice the overpayment would go
 * first, which is money sent back that nobody owes again: a refund, for which a second person may be
 * needed (`docs/decisions/a-second-person.md`). @throws CreditError `returned-overpaid`
 */
export function requireStaysOwed(invoice: Invoice, move: DeskMove): void {
  const { number: invoiceNumber, overpaid, currency } = invoice;
  if (!staysOwed(invoice, move)) refuse('returned-overpaid', { invoiceNumber, overpaid, currency });
}

/** The moves that change something now; a payment on its way can arrive or fail, and so on. */
export function movesOf(payment: Payment, { overpaid }: Pick<Invoice, 'overpaid'>): DeskMove[] {
  return deskMoves.filter(
    (move) => staysOwed({ overpaid }, move) && paymentMove(payment, move) === 'moves',
  );
}

function staysOwed({ overpaid }: Pick<Invoice, 'overpaid'>, move: DeskMove): boolean {
  return move !== 'returned' || overpaid === 0n;
}

/** Only what is received or on its way was typed in error; what went back pays nothing. */
export function isCorrectable({ status }: { status: PaymentStatus }): boolean {
  return status === 'received' || status === 'pending';
}

/** @param amount minor units that go back; null = all of it */
export function toldByDesk(
  { id: paymentId, amount: whole, provider }: Payment,
  move: DeskMove,
  { on, amount }: { on: CalendarDate; amount: bigint | null },
): PaymentTold {
  return move === 'bounced' || move === 'returned'
    ? { paymentId, status: move, reversedOn: on, amount }
    : { paymentId, status: move, amount: whole, provider, receivedOn: on };
}
