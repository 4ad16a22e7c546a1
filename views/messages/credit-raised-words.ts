import { standingWords } from '../../src/blocks/invoice-standing.js';
import { reasonWords } from '../../src/blocks/reason-words.js';
import { settledWords } from '../../src/blocks/settled-words.js';
import { safe } from '../../src/blocks/text.js';
import { userName } from '../../src/blocks/words.js';
import { invoiceStatuses } from '../../src/domain/invoices/invoice.js';
import { capital, moneyIn, type NoticeContext, type Of, onInvoice } from './notice-parts.js';

/** `, now settled, partially credited`; rows of earlier versions say too little for it. */
function standingSince(notice: Of<'credit-raised'>, shown: NoticeContext): string {
  const { outstanding, overpaid = 0n, currency } = notice;
  const status = invoiceStatuses.find((one) => one === notice.status);
  if (outstanding === undefined || status === undefined) return '';
  const money = moneyIn(currency, shown);
  return `, now ${standingWords({ status, outstanding, overpaid, currency }, { money })}`;
}

/** Credit that was raised, what it paid at once, and what is left of it. */
export function creditRaised(notice: Of<'credit-raised'>, shown: NoticeContext): string {
  const money = moneyIn(notice.currency, shown);
  const { toInvoice, toAccount, balance, settled: uses = [] } = notice;
  const settled = uses.map((use) => {
    return settledWords({ ...use, invoiceNumber: safe(use.invoiceNumber) }, money);
  });
  const parts = [
    ...(toInvoice > 0n
      ? [`${money(toInvoice)} pays the invoice${standingSince(notice, shown)}`]
      : []),
    ...(toAccount > 0n ? [`${money(toAccount)} of it became account credit`] : []),
    ...settled,
    ...(balance === null ? [] : [`the balance is ${money(balance)} now`]),
  ];
  const first = `${userName(notice.byUserId)} credited *${money(notice.amount)}* on ${onInvoice(notice, shown)}: ${reasonWords(notice.reason, 200)}.`;
  return `${first}\n${capital(parts.join('; '))}. Credit note ${safe(notice.noteNumber)}.`;
}
