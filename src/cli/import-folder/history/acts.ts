import { formatAmount } from '../../../domain/format-amount.js';
import type { ApplicationRow, CreditNoteRow, PaymentRow } from '../import-data.js';
import type { ImportFault } from '../import-fault.js';
import { addLot, type CreditLots, returnLots, spendLots } from './credit-lots.js';
import { credit, type InvoiceState, settle, sum } from './invoice-state.js';

/** Why the rules refuse a row on its day; null when they do not. */
export type Wrong = Pick<ImportFault, 'column' | 'value' | 'reason'> | null;

function before(column: string, date: string, invoice: InvoiceState, what: string): Wrong {
  const { number, issuedOn } = invoice.row;
  if (date >= issuedOn) return null;
  const reason = `${what} before ${number} was issued on ${issuedOn}; correct the date.`;
  return { column, value: date, reason };
}

/** Why no credit can be raised on or applied to the invoice on this day. */
function blocked(column: string, date: string, invoice: InvoiceState): Wrong {
  const { number, voidedOn } = invoice.row;
  if (invoice.isVoid) {
    const reason = `${number} was voided on ${voidedOn}; credit cannot follow that. Correct the date.`;
    return { column, value: date, reason };
  }
  if (invoice.pendingSince === null) return null;
  const reason = `A payment on ${number} has been pending since ${invoice.pendingSince}; nothing can be credited or applied while it is. Remove this row, or correct the payment's status.`;
  return { column, value: date, reason };
}

function tooMuch(amount: bigint, most: bigint, currency: string, what: string): Wrong {
  if (amount <= most) return null;
  const [wanted, limit] = [amount, most].map((each) => formatAmount(each, currency, 'en-GB'));
  const reason = `${wanted} is more than ${what} that day; at most ${limit} is possible.`;
  return { column: 'amount', reason };
}

export function replayPayment(invoice: InvoiceState, row: PaymentRow): Wrong {
  if (row.status === 'failed') return null;
  const { number, voidedOn } = invoice.row;
  const early = before('received_on', row.receivedOn, invoice, 'It was received');
  if (early !== null) return early;
  if (voidedOn !== null && row.receivedOn <= voidedOn) {
    const reason = `${number} was voided on ${voidedOn}, which cannot be while money received or pending is on it; remove the payment or voided_on.`;
    return { column: 'invoice_number', value: number, reason };
  }
  if (row.status === 'pending') invoice.pendingSince ??= row.receivedOn;
  else if (!invoice.isVoid) settle(invoice, row.amountMinor);
  return null;
}

export function replayNote(invoice: InvoiceState, row: CreditNoteRow, lots: CreditLots): Wrong {
  const { number, currency } = invoice.row;
  const early = before('created_on', row.createdOn, invoice, 'The credit was given');
  const wrong = early ?? blocked('created_on', row.createdOn, invoice);
  if (wrong !== null) return wrong;
  const lines = invoice.creditable.length;
  if (row.line !== null && row.line > lines) {
    const reason = `${number} has no line ${row.line}; its lines are 1 to ${lines}.`;
    return { column: 'line', value: String(row.line), reason };
  }
  const most = row.line === null ? sum(invoice.creditable) : invoice.creditable[row.line - 1];
  const what = row.line === null ? number : `line ${row.line} of ${number}`;
  const over = tooMuch(row.amountMinor, most ?? 0n, currency, `can be credited on ${what}`);
  if (over !== null) return over;
  const toAccount = credit(invoice, row.amountMinor, row.line);
  if (toAccount > 0n) addLot(lots, { remaining: toAccount, expiresOn: null });
  return null;
}

/** Also says how much of the application the lots did not hold. */
export function replayApplication(
  invoice: InvoiceState,
  row: ApplicationRow,
  lots: CreditLots,
): { wrong: Wrong; missing: bigint } {
  const { number, currency } = invoice.row;
  const wrong =
    before('applied_on', row.appliedOn, invoice, 'The credit was applied') ??
    blocked('applied_on', row.appliedOn, invoice) ??
    tooMuch(row.amountMinor, invoice.outstanding, currency, `is owed on ${number}`);
  if (wrong !== null) return { wrong, missing: 0n };
  const { uses, missing } = spendLots(lots, row.amountMinor, row.appliedOn);
  invoice.uses.push(...uses);
  settle(invoice, row.amountMinor);
  return { wrong: null, missing };
}

export function replayVoid(invoice: InvoiceState, lots: CreditLots): Wrong {
  const { creditedToAccount, row } = invoice;
  if (creditedToAccount > 0n) {
    const amount = formatAmount(creditedToAccount, row.currency, 'en-GB');
    const reason = `${row.number} cannot be voided: ${amount} of account credit was made from it. Remove the credit note or voided_on.`;
    return { column: 'voided_on', value: String(row.voidedOn), reason };
  }
  returnLots(lots, invoice.uses);
  invoice.isVoid = true;
  invoice.outstanding = 0n;
  return null;
}
