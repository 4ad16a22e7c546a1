import type { PlainTextOption } from '@slack/types';
import type { Invoice } from '../domain/invoices/invoice.js';
import { ownId } from '../domain/record-id.js';
import { bare } from './text.js';
import { limits, option } from './text-objects.js';
import type { Words } from './words.js';

/** Below this the payer's name says nothing, and it is rather the amounts that are cut. */
const shortestName = 10;

/** `INV-1042 · Priya Patel · £228.00 · outstanding £70.00`; a long name gives way to the rest. */
export function invoiceOption(
  { invoice, payerName }: { invoice: Invoice; payerName: string },
  { money }: Words,
): PlainTextOption {
  const { number, currency, total, outstanding, status } = invoice;
  const owed = outstanding > 0n ? `outstanding ${money(outstanding, currency)}` : status;
  const rest = ` · ${money(total, currency)} · ${owed}`;
  const room = limits.optionText - `${number} · `.length - rest.length;
  const name = bare(payerName, Math.max(room, shortestName));
  return option(`${number} · ${name}${rest}`, ownId(invoice.clubId, invoice.id));
}
