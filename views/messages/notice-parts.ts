import { safe } from '../../src/blocks/text.js';
import { formatAmount } from '../../src/domain/amounts/money.js';
import type { Notice } from '../../src/domain/notice.js';
import type { Club } from '../../src/domain/people/club-records.js';
import { payerName } from '../../src/domain/people/payer-name.js';

export type NoticeContext = { names: ReadonlyMap<string, string>; club: Club };

/** A notice of one kind. */
export type Of<Kind extends Notice['kind']> = Extract<Notice, { kind: Kind }>;

export function payer(notice: { payerId: string }, { names }: NoticeContext): string {
  return safe(payerName(names, notice.payerId));
}

export function onInvoice(
  notice: { invoiceNumber: string; payerId: string },
  shown: NoticeContext,
) {
  return `*${safe(notice.invoiceNumber)}* (${payer(notice, shown)})`;
}

export function moneyIn(currency: string, { club }: NoticeContext): (amount: bigint) => string {
  return (amount) => formatAmount(amount, currency, club.locale);
}

export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
