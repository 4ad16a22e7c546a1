import { formatPlainAmount } from '../../domain/amounts/money.js';
import type { PaymentMoneyRow } from '../../domain/import/money-event.js';
import type { Payment, RecordPayment } from '../../domain/payments/payment.js';
import type { Club } from '../../domain/people/club-records.js';
import { ownId, recordId } from '../../domain/record-id.js';
import type { PayerState } from './payer-state.js';
import type { Fact } from './row-fault.js';
import { firstDifference, type Standing, standingBy } from './standing.js';

/** What a row tells of a payment first: one that went back was received before. */
export function firstStatus({ status }: PaymentMoneyRow): RecordPayment['status'] {
  return status === 'pending' || status === 'failed' ? status : 'received';
}

export function storedPayment(row: PaymentMoneyRow, state: PayerState, club: Club) {
  return state.payments.get(recordId(club.id, row.paymentId));
}

/** The provider as it is stored where the row means the same: earlier versions kept its case. */
export function providerOf({ provider }: PaymentMoneyRow, stored: Payment | undefined): string {
  const known = stored?.provider ?? provider;
  return known.toLowerCase() === provider ? known : provider;
}

/** Keys of the entries by which a stored payment went back, if it did. */
export function reversalKeys({ id, attempt }: Payment): string[] {
  return [`payment:${id}:bounced:${attempt}`, `payment:${id}:returned:${attempt}`];
}

/**
 * What a stored payment says about a row. Payments go on after their import, at the desk too: a
 * row that tells an earlier stage is no fault, and what the rule takes for late changes nothing.
 */
export function paymentStanding(row: PaymentMoneyRow, state: PayerState, club: Club): Standing {
  const stored = storedPayment(row, state, club);
  if (stored === undefined) return 'new';
  const amount = (minor: bigint) => formatPlainAmount(minor, stored.currency);
  const lasting = firstDifference([
    {
      column: 'invoice_number',
      stored: ownId(club.id, stored.invoiceId),
      given: row.invoiceNumber,
    },
    { column: 'amount', stored: amount(stored.amount), given: amount(row.amountMinor) },
    { column: 'provider', stored: stored.provider, given: providerOf(row, stored) },
  ]);
  return lasting ?? stageStanding(row, stored);
}

function stageStanding(row: PaymentMoneyRow, stored: Payment): Standing {
  const told = firstStatus(row);
  const { status, attempt, receivedOn, reversedOn } = stored;
  const isOlder = attempt > 1 && row.receivedOn < receivedOn;
  if (isOlder) return 'there';
  const day: Fact = { column: 'received_on', stored: receivedOn, given: row.receivedOn };
  if (told === 'pending') return status === 'pending' ? standingBy([day]) : 'new';
  if (told === 'failed') {
    if (status === 'failed') return standingBy([day]);
    return status === 'received' ? { column: 'status', stored: status, given: told } : 'new';
  }
  if (status === 'pending' || status === 'failed') return 'new';
  // Paid after all, or told late: the rule knows.
  const isLater = reversedOn !== null && row.status === 'received' && row.receivedOn > reversedOn;
  return isLater ? 'new' : standingBy([day]);
}

/** Whether a payment went back before: as an import told it, or as the desk knows it. */
export function reversalStanding(row: PaymentMoneyRow, state: PayerState, club: Club): Standing {
  const stored = storedPayment(row, state, club);
  if (stored === undefined) return 'new';
  const { status, attempt, receivedOn, reversedOn } = stored;
  if (status === 'received') {
    const isOlder = attempt > 1 && (row.reversedOn ?? '') < receivedOn;
    return isOlder ? 'there' : 'new';
  }
  const entries = reversalKeys(stored).flatMap((key) => state.entries.get(key) ?? []);
  if (!entries.some((entry) => entry.actor.kind === 'import')) return 'there';
  return standingBy([
    { column: 'status', stored: status, given: row.status },
    { column: 'reversed_on', stored: `${reversedOn}`, given: `${row.reversedOn}` },
  ]);
}
