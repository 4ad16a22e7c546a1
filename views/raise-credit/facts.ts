import { counted, listed, safe } from '../../src/blocks/text.js';
import type { Words } from '../../src/blocks/words.js';
import type { ShownFacts } from '../../src/domain/books/shown-facts.js';
import { mostSettled } from '../../src/domain/credit/settle-invoices.js';
import { creditable, type Invoice, lineCreditable } from '../../src/domain/invoices/invoice.js';
import type { InvoiceFacts } from '../../src/services/invoices/invoice-facts.js';
import { untilWords } from '../forms/until-words.js';

const namesShown = 4;

function forWhom({ invoice, beneficiaryNames }: InvoiceFacts): string {
  const names = invoice.beneficiaryIds.map((id) => beneficiaryNames.get(id) ?? 'somebody');
  const shown = names.slice(0, namesShown).map((name) => safe(name));
  const more = names.length - shown.length;
  return listed(more > 0 ? [...shown, counted(more, 'other')] : shown);
}

/** What the form promises by: also of the other invoices that its credit settles. */
export function promisedBy({ facts, open }: Pick<InvoiceFacts, 'facts' | 'open'>): ShownFacts {
  return open.length === 0 ? facts : { ...facts, open };
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

/** ` It settles other open invoices at once …: INV-7 (£20.00) and INV-9 (£35.00), in this order.` */
function settlesWhat({ open, invoice }: InvoiceFacts, { money }: Words): string {
  if (open.length === 0) return '';
  const each = open.map(({ invoiceNumber, room }) => {
    return `${safe(invoiceNumber)} (${money(room, invoice.currency)})`;
  });
  const most = each.length < mostSettled ? '' : ` and no more than ${mostSettled}`;
  const order = each.length === 1 ? '' : `, in this order${most}`;
  return ` It settles other open invoices at once, as far as it goes: ${listed(each)}${order}.`;
}

/** In words what credit will do, with the exact maximum. */
export function effectOfCredit(facts: InvoiceFacts, line: number | null, words: Words): string {
  const { money } = words;
  const { invoice, payerName } = facts;
  const until = untilWords(facts.facts.creditUntil, words);
  const others = settlesWhat(facts, words);
  const { outstanding, currency } = invoice;
  const payer = safe(payerName);
  const maximum = maximumFor(invoice, line);
  const place = line === null ? '' : ' on this line';
  const most = `*You can credit up to ${money(maximum, currency)}${place}.*`;
  if (maximum <= 0n) return 'Nothing is left to credit on this line. Choose another line.';
  if (outstanding === 0n) {
    const why =
      invoice.writtenOff > 0n ? 'Nothing is owed on this invoice' : 'This invoice is paid';
    const used = 'used on the next auto-collect invoice, or when you use it with /apply-credit';
    const account = `${why}, so the credit goes to ${payer}’s account`;
    if (others !== '') return `${account}.${others} What is left is ${used}${until}. ${most}`;
    return `${account} and is ${used}${until}. ${most}`;
  }
  if (maximum <= outstanding) return `Credit pays this invoice. ${most}`;
  return `The first ${money(outstanding, currency)} of credit pays this invoice. Anything above becomes account credit for ${payer}${until}.${others} ${most}`;
}
