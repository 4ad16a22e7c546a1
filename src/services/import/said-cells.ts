import { formatPlainAmount } from '../../domain/amounts/money.js';
import type { JournalEntry } from '../../domain/books/journal-entry.js';
import { accountId } from '../../domain/credit/account.js';
import { applicationAmount } from '../../domain/credit/take-back-credit.js';
import { forgottenWords } from '../../domain/forgetting/forgotten.js';
import { ownId } from '../../domain/record-id.js';
import type { SaidEvent } from './event-key.js';
import type { PayerState } from './payer-state.js';
import { type Fact, nothing } from './row-fault.js';

/** What a row or an entry says, by column. */
export type SaidCells = Readonly<Record<string, string>>;

/** What a row says; its id, and what ended it later, are not a part of it. */
export function cellsOfRow(event: SaidEvent): SaidCells {
  const amount = formatPlainAmount(event.row.amountMinor, event.row.currency);
  switch (event.kind) {
    case 'opening':
      return { amount, created_on: event.on, expires_on: event.row.expiresOn ?? nothing };
    case 'credit-note': {
      const { reason, line } = event.row;
      return { amount, created_on: event.on, reason, line: `${line ?? nothing}` };
    }
    case 'overpayment':
      return { amount, moved_on: event.on };
    case 'application':
      return { amount, applied_on: event.on };
    case 'refund': {
      const { paymentId } = event.row;
      return { amount, refunded_on: event.on, payment_id: paymentId ?? nothing };
    }
    case 'write-off':
      return { amount, written_off_on: event.on };
    case 'pay-out':
      return { amount, paid_on: event.on };
    default:
      return event satisfies never;
  }
}

/** The debit of an entry with one debit: the whole amount of the event. */
export function debitOf(entry: JournalEntry): bigint {
  return entry.postings.reduce((most, { amount }) => (amount > most ? amount : most), 0n);
}

function noteCells(entry: JournalEntry): SaidCells {
  const [only, ...more] = entry.details.lines ?? [];
  const line = only !== undefined && more.length === 0 ? `${only.line}` : nothing;
  const { occurredOn: created_on, reason } = entry;
  // What was forgotten is not told any more.
  return reason === forgottenWords ? { created_on, line } : { created_on, reason, line };
}

function openingCells(entry: JournalEntry, state: PayerState): SaidCells {
  const created = { created_on: entry.occurredOn };
  // Only a lot that still holds something tells when it expires.
  const lots = state.accounts.get(accountId(entry))?.lots ?? [];
  const lot = lots.find(({ lotId }) => lotId === entry.id);
  return lot === undefined ? created : { ...created, expires_on: lot.expiresOn ?? nothing };
}

/** Of a refund that several payments sent, the entries beside the main one bear its key. */
function refundCells(entry: JournalEntry, state: PayerState): SaidCells {
  const { invoiceId, paymentId = '' } = entry.refs;
  const beside = (state.history.get(invoiceId ?? '') ?? []).filter(({ id, kind }) => {
    return kind === entry.kind && id.startsWith(`${entry.id}:`);
  });
  const all = [entry, ...beside];
  const minor = all.reduce((sum, { details }) => sum + (details.refund?.amount ?? 0n), 0n);
  const amount = formatPlainAmount(minor, entry.currency);
  if (invoiceId === undefined) return { amount, paid_on: entry.occurredOn };
  const whole = { amount, refunded_on: entry.occurredOn };
  if (beside.length > 0) return whole;
  const [own = ''] = ownId(entry.clubId, paymentId).split(':');
  return { ...whole, payment_id: own };
}

/** The same of an entry; what it does not tell is left out. */
export function cellsOfEntry(entry: JournalEntry, state: PayerState): SaidCells {
  if (entry.kind === 'refund.paid') return refundCells(entry, state);
  const isUse = entry.kind === 'credit.applied';
  const minor = isUse ? applicationAmount(entry) : debitOf(entry);
  const amount = formatPlainAmount(minor, entry.currency);
  if (isUse) return { amount, applied_on: entry.occurredOn };
  if (entry.kind === 'invoice.written-off') return { amount, written_off_on: entry.occurredOn };
  if (entry.kind === 'overpayment.moved') return { amount, moved_on: entry.occurredOn };
  if (entry.kind === 'credit.raised') return { amount, ...noteCells(entry) };
  return { amount, ...openingCells(entry, state) };
}

/** The cells in which a row differs from an entry, of those that both tell. */
export function differences(row: SaidCells, stored: SaidCells): Fact[] {
  return Object.entries(row).flatMap(([column, given]) => {
    const was = stored[column];
    // What the row leaves open may have come to one line, or from one payment, only.
    const isChoice = column === 'line' || column === 'payment_id';
    const open = was === undefined || (isChoice && given === nothing);
    return open || was === given ? [] : [{ column, stored: was, given }];
  });
}
