import { leftToPay } from '../../src/blocks/invoice-standing.js';
import { userName } from '../../src/blocks/words.js';
import { capital, moneyIn, type NoticeContext, type Of, onInvoice } from './notice-parts.js';

function overpaymentMoved(notice: Of<'overpayment-moved'>, shown: NoticeContext): string {
  const money = moneyIn(notice.currency, shown);
  return `${userName(notice.byUserId)} moved an overpayment of *${money(notice.amount)}* on ${onInvoice(notice, shown)} to account credit.\nThe balance is ${money(notice.balance)} now.`;
}

function overpaymentReturned(notice: Of<'overpayment-returned'>, shown: NoticeContext): string {
  const money = moneyIn(notice.currency, shown);
  const left = capital(leftToPay(notice, money));
  return `${userName(notice.byUserId)} returned *${money(notice.amount)}* of account credit to ${onInvoice(notice, shown)}, which it was overpaid on.\n${left} on it, and the balance is ${money(notice.balance)} now.`;
}

export function overpayment(
  notice: Of<'overpayment-moved' | 'overpayment-returned'>,
  shown: NoticeContext,
): string {
  const isMoved = notice.kind === 'overpayment-moved';
  return isMoved ? overpaymentMoved(notice, shown) : overpaymentReturned(notice, shown);
}
