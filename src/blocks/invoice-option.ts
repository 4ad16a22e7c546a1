import type { PlainTextOption } from '@slack/types';
import type { Invoice } from '../domain/invoices/invoice.js';
import { ownId } from '../domain/record-id.js';
import { standingWords } from './invoice-standing.js';
import { bare } from './text.js';
import { limits, option, plain } from './text-objects.js';
import type { Words } from './words.js';

/** Below this the payer's name says nothing. */
const shortestName = 10;
const longestNumber = 24;
const longestChildren = 30;

type Named = {
  invoice: Invoice;
  payerName: string;
  beneficiaryNames: ReadonlyMap<string, string>;
};

/** `INV-1042 · Priya Patel · £228.00 · £70.00 left to pay`; a long name gives way to amounts. */
function headText({ invoice, payerName }: Named, words: Words): string {
  const { number, currency, total, outstanding } = invoice;
  const standing = standingWords(invoice, words);
  const start = `${bare(number, longestNumber)} · `;
  const roomFor = (rest: string) => limits.optionText - start.length - rest.length;
  // The most important is what is owed; a very long number leaves room for nothing else.
  const rests = [
    ` · ${words.money(total, currency)} · ${standing}`,
    ` · ${standing}`,
    ...(outstanding > 0n ? [` · ${words.money(outstanding, currency)} left to pay`] : []),
  ];
  const rest = rests.find((one) => roomFor(one) >= shortestName) ?? rests.at(-1) ?? '';
  return `${start}${bare(payerName, Math.max(roomFor(rest), shortestName))}${rest}`;
}

/** `Asha and Rohan · Autumn term gymnastics and 1 more · 3 Sep 2026` */
function belowText({ invoice, beneficiaryNames }: Named, { date }: Words): string {
  const children = invoice.beneficiaryIds.filter((id) => id !== invoice.payerId);
  const names = children.map((id) => beneficiaryNames.get(id) ?? '').join(', ');
  const forWhom = names === '' ? '' : `${bare(names, longestChildren)} · `;
  const [first] = invoice.lines;
  const more = invoice.lines.length > 1 ? ` and ${invoice.lines.length - 1} more` : '';
  const rest = `${more} · ${date(invoice.issuedOn)}`;
  const room = limits.optionText - forWhom.length - rest.length;
  return `${forWhom}${bare(first?.description ?? '', room)}${rest}`;
}

/** What tells one invoice from the others of its payer: amounts; below for whom, what and when. */
export function invoiceOption(named: Named, words: Words): PlainTextOption {
  const { clubId, id } = named.invoice;
  const below = plain(belowText(named, words), limits.optionText);
  return { ...option(headText(named, words), ownId(clubId, id)), description: below };
}
