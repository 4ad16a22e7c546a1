import { safe } from '../../src/blocks/text.js';
import { userName } from '../../src/blocks/words.js';
import { providerRule } from '../../src/domain/refunds/provider-rules.js';
import { moneyIn, type NoticeContext, type Of, onInvoice, payer } from './notice-parts.js';

function onEach(
  { invoices, how }: Of<'payment-recorded'>,
  money: (amount: bigint) => string,
): string {
  return invoices
    .map(({ invoiceNumber, amount, outstanding, overpaid }) => {
      const left =
        overpaid > 0n ? `overpaid by ${money(overpaid)}` : `${money(outstanding)} left to pay`;
      const after = how === 'received' ? `, ${left}` : '';
      return `${money(amount)} for *${safe(invoiceNumber)}*${after}`;
    })
    .join('; ');
}

/** Money that was typed in at the desk. */
export function paymentRecorded(notice: Of<'payment-recorded'>, shown: NoticeContext): string {
  const money = moneyIn(notice.currency, shown);
  const { how, provider, reference } = notice;
  const what = how === 'received' ? 'recorded a payment of' : 'recorded that there is on its way';
  const named = reference === '' ? '' : `, reference ${safe(reference, 100)}`;
  return `${userName(notice.byUserId)} ${what} *${money(notice.amount)}* from ${payer(notice, shown)} (${safe(providerRule(provider).name)}${named}).\n${onEach(notice, money)}.`;
}

/** What became of a payment, in the words of whoever said so. */
export function paymentMoved(notice: Of<'payment-moved'>, shown: NoticeContext): string {
  const money = moneyIn(notice.currency, shown);
  const { how, outstanding, overpaid } = notice;
  const left =
    overpaid > 0n ? `${money(overpaid)} is overpaid` : `${money(outstanding)} is outstanding`;
  return `${userName(notice.byUserId)} marked a payment of *${money(notice.amount)}* on ${onInvoice(notice, shown)} as ${how}.\n${left} on it now.`;
}
