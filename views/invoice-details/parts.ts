import type { KnownBlock } from '@slack/types';
import { entryOrigin, entrySentence } from '../../src/blocks/entry-words.js';
import {
  button,
  context,
  divider,
  entries,
  header,
  lines,
  section,
} from '../../src/blocks/layout.js';
import { nearestPage, pageOf, pager } from '../../src/blocks/pager.js';
import { safe } from '../../src/blocks/text.js';
import { actorName, type ShownClub, wordsFor } from '../../src/blocks/words.js';
import { type CreditNote, standing } from '../../src/domain/credit/credit-note.js';
import type { InvoiceLine } from '../../src/domain/invoices/invoice.js';
import type { Payment, PaymentStatus } from '../../src/domain/payments/payment.js';
import type {
  ApplicationDetails,
  InvoiceDetails,
  NoteDetails,
} from '../../src/services/invoices/invoice-details.js';
import { takeBackCreditIds } from '../take-back-credit/ids.js';
import { voidCreditNoteIds } from '../void-credit-note/ids.js';
import { movedOverpayments } from './moved-overpayments.js';
import { type DetailsPages, type DetailsPart, pagerOf, pageSizes } from './place.js';

/** One part of the details with its heading and pages; `none` where it is empty. */
function part<Item>(
  name: DetailsPart,
  shown: {
    title: string;
    none: string | null;
    items: readonly Item[];
    pages: DetailsPages;
    blocks: (items: readonly Item[]) => KnownBlock[];
  },
): KnownBlock[] {
  const { title, none, items, blocks } = shown;
  if (items.length === 0) return none === null ? [] : [header(title), context(none)];
  const pageSize = pageSizes[name];
  const page = nearestPage(shown.pages[name], pageSize, items.length);
  return [
    header(title),
    ...blocks(pageOf(items, page, pageSize)),
    ...pager(pagerOf(name), title.toLowerCase(), {
      page,
      pageSize,
      total: items.length,
    }),
  ];
}

export function invoiceParts(
  data: InvoiceDetails,
  pages: DetailsPages,
  club: ShownClub,
): KnownBlock[] {
  const { invoice, payments, notes, applications, history } = data;
  const none = null;
  return [
    divider,
    ...part('lines', {
      title: 'Lines',
      none,
      items: invoice.lines,
      pages,
      blocks: (items) => lines(items.map((line) => lineText(line, data, club))),
    }),
    ...part('payments', {
      title: 'Payments',
      none: 'No payment was received.',
      items: payments,
      pages,
      blocks: (items) => lines(items.map((payment) => paymentText(payment, club))),
    }),
    ...movedOverpayments(data, club),
    ...part('notes', {
      title: 'Credit notes',
      none,
      items: notes,
      pages,
      blocks: (items) => items.map((item) => noteBlock(item, club)),
    }),
    ...part('uses', {
      title: 'Account credit used here',
      none,
      items: applications,
      pages,
      blocks: (items) => items.map((item) => useBlock(item, club)),
    }),
    ...part('history', {
      title: 'History',
      none,
      items: history.toReversed(),
      pages,
      blocks: (items) =>
        entries(
          items.map((entry) => `${entrySentence(entry, club)}\n_${entryOrigin(entry, club)}_`),
        ),
    }),
  ];
}

function lineText(line: InvoiceLine, data: InvoiceDetails, club: ShownClub): string {
  const { money, minus } = wordsFor(club);
  const { currency } = data.invoice;
  const beneficiary = data.beneficiaryNames.get(line.beneficiaryId);
  const extra = [
    ...(beneficiary === undefined ? [] : [safe(beneficiary)]),
    ...(line.sessionsBilled === null ? [] : [`${line.sessionsBilled} sessions`]),
    ...(line.taxRate === null ? [] : [`${safe(line.taxRate)}% tax included`]),
    ...(line.credited > 0n ? [`credited ${minus(line.credited, currency)}`] : []),
    ...(line.refunded > 0n ? [`refunded ${money(line.refunded, currency)}`] : []),
  ];
  const first = `${line.line}. ${safe(line.description)}  ·  *${money(line.amount, currency)}*`;
  return extra.length === 0 ? first : `${first}\n      ${extra.join('  ·  ')}`;
}

const paymentWords: Record<PaymentStatus, string> = {
  pending: 'on its way since',
  received: 'received',
  failed: 'failed',
  bounced: 'received and bounced',
  returned: 'received and sent back to the payer',
};

function paymentText(payment: Payment, club: ShownClub): string {
  const { money, date } = wordsFor(club);
  const { amount, currency, provider, status, receivedOn } = payment;
  const day = status === 'pending' || status === 'received' ? ` ${date(receivedOn)}` : '';
  const from = day === '' ? `  ·  of ${date(receivedOn)}` : '';
  return `*${money(amount, currency)}*  ·  ${paymentWords[status]}${day}${from}  ·  ${safe(provider)}`;
}

/** What a credit note did, and what was undone of it since. */
function noteText({ note, spent, fromAccount }: NoteDetails, club: ShownClub): string {
  const { money, minus, date } = wordsFor(club);
  const { currency } = note;
  const amount = (value: bigint) => money(value, currency);
  const voided = note.voidedToInvoice + note.voidedToAccount;
  const facts = [
    ...(note.toInvoice > 0n ? [`${amount(note.toInvoice)} paid this invoice`] : []),
    ...(note.toAccount > 0n ? [`${amount(note.toAccount)} became account credit`] : []),
    ...(spent > 0n ? [`${amount(spent)} of it is used`] : []),
    ...(spent > 0n && fromAccount > 0n ? [`${amount(fromAccount)} is unspent`] : []),
    ...(voided > 0n ? [`${amount(voided)} was voided`] : []),
  ];
  const by = `${date(note.createdOn)} by ${actorName(note.createdBy)}  ·  ${safe(note.reason)}`;
  return `*${safe(note.number)}*  ·  ${minus(note.amount, currency)}${isVoid(note) ? '  ·  _void_' : ''}\n${by}\n${facts.join(', ')}`;
}

function isVoid(note: CreditNote): boolean {
  const { toInvoice, toAccount } = standing(note);
  return toInvoice + toAccount === 0n;
}

function noteBlock(shown: NoteDetails, club: ShownClub): KnownBlock {
  const { note } = shown;
  if (shown.standing === 0n) return section(noteText(shown, club));
  return section(
    noteText(shown, club),
    button({
      text: 'Void this credit note',
      actionId: voidCreditNoteIds.open,
      value: note.id,
      spoken: `Void credit note ${note.number}`,
    }),
  );
}

function useBlock(
  { entry, amount, expiresOnReturn }: ApplicationDetails,
  club: ShownClub,
): KnownBlock {
  const { money } = wordsFor(club);
  const expired =
    expiresOnReturn > 0n
      ? `\n${money(expiresOnReturn, entry.currency)} of it would come back expired`
      : '';
  const text = `*${money(amount, entry.currency)}*\n${entryOrigin(entry, club)}${expired}`;
  const spoken = `Take back ${money(amount, entry.currency)}`;
  return section(
    text,
    button({ text: 'Take back', actionId: takeBackCreditIds.open, value: entry.id, spoken }),
  );
}
