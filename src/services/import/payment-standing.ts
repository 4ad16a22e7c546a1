import { formatPlainAmount } from '../../domain/amounts/money.js';
import type { PaymentRow, Priced } from '../../domain/import/import-data.js';
import type { Payment } from '../../domain/payments/payment.js';
import type { Club } from '../../domain/people/club-records.js';
import { ownId, recordId } from '../../domain/record-id.js';
import type { PayerState } from './payer-state.js';
import type { Fact } from './row-fault.js';
import { firstDifference, type Standing, standingBy } from './standing.js';

/**
 * What a stored payment says about a row. Payments go on after their import: one in flight is
 * received or fails, a received one bounces; a row that tells an earlier stage is no fault.
 */
export function paymentStanding(row: Priced<PaymentRow>, state: PayerState, club: Club): Standing {
  const stored = state.payments.get(recordId(club.id, row.id));
  if (stored === undefined) return 'new';
  const amount = (minor: bigint) => formatPlainAmount(minor, stored.currency);
  const lasting = firstDifference([
    {
      column: 'invoice_number',
      stored: ownId(club.id, stored.invoiceId),
      given: row.invoiceNumber,
    },
    { column: 'amount', stored: amount(stored.amount), given: amount(row.amountMinor) },
    { column: 'provider', stored: stored.provider, given: row.provider },
  ]);
  return lasting ?? stageStanding(row, stored);
}

function stageStanding(row: Priced<PaymentRow>, stored: Payment): Standing {
  const { status } = stored;
  const day: Fact = { column: 'received_on', stored: stored.receivedOn, given: row.receivedOn };
  const wasTakenBack = status === 'bounced' || status === 'returned';
  if (status === row.status) return standingBy([day]);
  if (status === 'pending') return 'new';
  if (row.status === 'pending') return 'there';
  if (wasTakenBack) return row.status === 'received' ? standingBy([day]) : 'there';
  return { column: 'status', stored: status, given: row.status };
}
