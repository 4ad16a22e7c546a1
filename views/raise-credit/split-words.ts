import { listed } from '../../src/blocks/text.js';
import type { Words } from '../../src/blocks/words.js';
import { splitCredit } from '../../src/domain/credit/raise-credit.js';
import { spreadOverOpen } from '../../src/domain/credit/settled.js';
import type { InvoiceFacts } from '../../src/services/invoices/invoice-facts.js';
import { untilWords } from '../forms/until-words.js';

/** What becomes of the part that is account credit, as a clause. */
function accountInWords(
  facts: InvoiceFacts,
  { toAccount, isAll }: { toAccount: bigint; isAll: boolean },
  { money, date }: Pick<Words, 'money' | 'date'>,
): string {
  const { invoice, payerName, open } = facts;
  const show = (sum: bigint) => money(sum, invoice.currency);
  const until = untilWords(facts.facts.creditUntil, { date });
  const uses = spreadOverOpen(open, toAccount);
  const becomes = `${isAll ? 'all ' : ''}${show(toAccount)} would become account credit for ${payerName}`;
  if (uses.length === 0) return `${becomes}${until}`;
  const kept = uses.reduce((sum, { amount }) => sum - amount, toAccount);
  const each = uses.map(({ amount, open: { invoiceNumber } }, place) => {
    return `${show(amount)}${place === 0 ? ' would be used' : ''} on ${invoiceNumber}`;
  });
  const rest = kept > 0n ? `, and ${show(kept)} would stay${until}` : '';
  return `${becomes}: at once ${listed(each)}${rest}`;
}

/** What credit of an amount would do, as the end of a sentence: in plain words. */
export function splitInWords(
  facts: InvoiceFacts,
  amount: bigint,
  words: Pick<Words, 'money' | 'date'>,
): string {
  const { invoice } = facts;
  const show = (sum: bigint) => words.money(sum, invoice.currency);
  const { toInvoice, toAccount } = splitCredit(invoice, amount);
  const isAll = toInvoice === 0n;
  if (isAll) return accountInWords(facts, { toAccount, isAll }, words);
  const left = invoice.outstanding - toInvoice;
  const after = left === 0n ? 'which settles it' : `which leaves ${show(left)} to pay`;
  const pays = `${show(toInvoice)} would pay ${invoice.number}, ${after}`;
  if (toAccount === 0n) return pays;
  return `${pays}, and ${accountInWords(facts, { toAccount, isAll }, words)}`;
}
