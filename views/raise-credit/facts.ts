import { counted, listed, safe } from '../../src/blocks/text.js';
import type { Words } from '../../src/blocks/words.js';
import { splitCredit } from '../../src/domain/credit/raise-credit.js';
import { creditable, type Invoice, lineCreditable } from '../../src/domain/invoices/invoice.js';
import type { InvoiceFacts } from '../../src/services/invoices/invoice-facts.js';

const namesShown = 4;

function forWhom({ invoice, beneficiaryNames }: InvoiceFacts): string {
  const names = invoice.beneficiaryIds.map((id) => beneficiaryNames.get(id) ?? 'somebody');
  const shown = names.slice(0, namesShown).map((name) => safe(name));
  const more = names.length - shown.length;
  return listed(more > 0 ? [...shown, counted(more, 'other')] : shown);
}

/** What the invoice is: for what, for whom, since when. */
export function aboutInvoice(facts: InvoiceFacts, { date }: Words): string {
  const { invoice, payerName } = facts;
  const [first] = invoice.lines;
  const more = invoice.lines.length - 1;
  const lines = more > 0 ? ` and ${counted(more, 'more line')}` : '';
  const what = `${safe(first?.description ?? '')}${lines} for ${forWhom(facts)}`;
  const when = `Issued ${date(invoice.issuedOn)}, due ${date(invoice.dueOn)}.`;
  return `*${safe(invoice.number)}* of ${safe(payerName)}: ${what}. ${when}`;
}

/** The most that can be credited: of the whole invoice, or of one of its lines. */
export function maximumFor(invoice: Invoice, line: number | null): bigint {
  const chosen = invoice.lines.find((candidate) => candidate.line === line);
  return chosen === undefined ? creditable(invoice) : lineCreditable(invoice, chosen);
}

/** `, to be used until 3 Sep 2027`, where the club lets credit expire. */
function untilWhen({ facts }: InvoiceFacts, { date }: Pick<Words, 'date'>): string {
  return facts.creditUntil === undefined ? '' : `, to be used until ${date(facts.creditUntil)}`;
}

/** In words what credit will do, with the exact maximum. */
export function effectOfCredit(facts: InvoiceFacts, line: number | null, words: Words): string {
  const { money } = words;
  const { invoice, payerName } = facts;
  const until = untilWhen(facts, words);
  const { outstanding, currency } = invoice;
  const payer = safe(payerName);
  const maximum = maximumFor(invoice, line);
  const place = line === null ? '' : ' on this line';
  const most = `*You can credit up to ${money(maximum, currency)}${place}.*`;
  if (maximum <= 0n) return 'Nothing is left to credit on this line. Choose another line.';
  if (outstanding === 0n) {
    const why =
      invoice.writtenOff > 0n ? 'Nothing is owed on this invoice' : 'This invoice is paid';
    return `${why}, so the credit goes to ${payer}’s account and is used on the next auto-collect invoice, or when you use it with /apply-credit${until}. ${most}`;
  }
  if (maximum <= outstanding) return `Credit pays this invoice. ${most}`;
  return `The first ${money(outstanding, currency)} of credit pays this invoice. Anything above becomes account credit for ${payer}${until}. ${most}`;
}

/** What credit of an amount would do, as the end of a sentence: in plain words. */
export function splitInWords(
  facts: InvoiceFacts,
  amount: bigint,
  { money, date }: Pick<Words, 'money' | 'date'>,
): string {
  const { invoice, payerName } = facts;
  const until = untilWhen(facts, { date });
  const show = (sum: bigint) => money(sum, invoice.currency);
  const { toInvoice, toAccount } = splitCredit(invoice, amount);
  if (toInvoice === 0n)
    return `all ${show(amount)} would become account credit for ${payerName}${until}`;
  const left = invoice.outstanding - toInvoice;
  const after = left === 0n ? 'which settles it' : `which leaves ${show(left)} to pay`;
  const pays = `${show(toInvoice)} would pay ${invoice.number}, ${after}`;
  if (toAccount === 0n) return pays;
  return `${pays}, and ${show(toAccount)} would become account credit for ${payerName}${until}`;
}
