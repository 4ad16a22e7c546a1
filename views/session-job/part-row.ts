import type { SectionBlock } from '@slack/types';
import { button, section } from '../../src/blocks/layout.js';
import { counted, listed, safe } from '../../src/blocks/text.js';
import type { Words } from '../../src/blocks/words.js';
import { ownId } from '../../src/domain/record-id.js';
import type { JobPart, LineReckoning } from '../../src/domain/sessions/jobs/job-part.js';
import { changeAmountsIds } from '../change-amounts/ids.js';
import { reasonText } from './group-words.js';

/** As many lines behind one person are explained, and as many orders named. */
const shownOfPart = 3;

/** `£60.00 on INV-1042 for 12 sessions, 4 of them left, £5.00 given before`. */
function reckoningText(
  { invoiceNumber, net, how, alreadyGiven }: LineReckoning,
  { subject }: Pick<JobPart, 'subject'>,
  show: (amount: bigint) => string,
): string {
  const on = `on ${safe(invoiceNumber)}`;
  const given = alreadyGiven > 0n ? `, ${show(alreadyGiven)} given before` : '';
  // Of a cancelled session it is one of those that were billed, and nothing is left over.
  const left = (count: number) => (subject.kind === 'booking' ? '' : `, ${count} of them left`);
  switch (how.by) {
    case 'sessions':
      return `${show(net)} ${on} for ${counted(how.billed, 'session')}${left(how.left)}${given}`;
    case 'days':
      return `${show(net)} ${on} for ${counted(how.days, 'day')}${left(how.left)}${given}`;
    case 'fixed-amount':
      return `${show(net)} ${on}, without a price a session${given}`;
    default:
      return how satisfies never;
  }
}

/** What becomes of somebody's amount: `£7.00 lowers INV-1042, £3.00 becomes account credit`. */
export function effectText({ effect, given, clubId }: JobPart, show: (amount: bigint) => string) {
  const { toInvoice, toAccount, sentBack, byPeople } = effect;
  const numbers = given.map(({ invoiceId }) => safe(ownId(clubId, invoiceId)));
  const on = numbers.length > 3 ? counted(numbers.length, 'invoice') : listed(numbers);
  return [
    ...(toInvoice > 0n ? [`${show(toInvoice)} lowers what is owed on ${on}`] : []),
    ...(toAccount > 0n ? [`${show(toAccount)} becomes account credit`] : []),
    ...(sentBack > 0n
      ? [`${show(sentBack)} is sent back${byPeople ? ', all or part of it by people' : ''}`]
      : []),
  ].join(', ');
}

function ordersTexts({ beside, currency, clubId }: JobPart, { money }: Words): string[] {
  return beside.orders.map(({ orderId, before, after, currency: own = currency }) => {
    const order = `order ${safe(ownId(clubId, orderId))}`;
    // Of one that an earlier version stored it is not known what it is in.
    const show = (amount: bigint) => (own === null ? '' : money(amount, own));
    if (after === 0n) return `${order}${own === null ? '' : ` of ${show(before)}`} is cancelled`;
    return `${order} falls${own === null ? '' : ` from ${show(before)} to ${show(after)}`}`;
  });
}

function keptTexts({ subject }: JobPart, { money, date }: Words): string[] {
  if (subject.kind !== 'enrolment') return [];
  return subject.orderKept.map(
    ({ amount, currency, dueOn }) =>
      `${money(amount, currency)} will still be billed on ${date(dueOn)}`,
  );
}

function firstOf(texts: readonly string[], what: string): string[] {
  const more = texts.length - shownOfPart;
  return [...texts.slice(0, shownOfPart), ...(more > 0 ? [counted(more, `more ${what}`)] : [])];
}

/** What it does beside the money. */
export function besideTexts(part: JobPart, words: Words): string[] {
  const { passUses, releases } = part.beside;
  const uses = passUses.length;
  return [
    ...(releases.length > 0 ? [`${counted(releases.length, 'place')} to come given up`] : []),
    ...(uses > 0 ? [`${uses === 1 ? 'one use goes' : `${uses} uses go`} back to the pass`] : []),
    ...firstOf(ordersTexts(part, words), 'order'),
    ...firstOf(keptTexts(part, words), 'order'),
  ];
}

function headText(part: JobPart, words: Words): string {
  const { name, payerName, contactId, payerId, amount, currency, reason, isEdited } = part;
  const pays = contactId === payerId ? '' : `  ·  ${safe(payerName)} pays`;
  const money =
    amount > 0n && currency !== null
      ? `*${words.money(amount, currency)}*${isEdited ? ' (changed)' : ''}`
      : `nothing: ${reasonText(reason ?? 'kept-back')}`;
  return `*${safe(name)}*${pays}  ·  ${money}`;
}

/** One person of a draft: what they get and why, who pays, and what it will do. */
export function partText(part: JobPart, words: Words): string {
  const { currency, reckoning, amount } = part;
  const show = (sum: bigint) => (currency === null ? '' : words.money(sum, currency));
  const effect = amount > 0n ? effectText(part, show) : '';
  const lines = reckoning.map((one) => reckoningText(one, part, show));
  const reckoned = firstOf(lines, 'line').join('; ');
  const beside = besideTexts(part, words).join(', ');
  return [headText(part, words), effect, reckoned, beside].filter((text) => text !== '').join('\n');
}

/** With a button where another amount can be given. */
export function partRow(part: JobPart, words: Words): SectionBlock {
  const change = button({
    ...{ text: 'Change', actionId: changeAmountsIds.one, value: part.id },
    spoken: `Change the amount of ${part.name}`,
  });
  return section(partText(part, words), part.most > 0n ? change : undefined);
}

/** The same of what is run again; somebody who waits for a payment goes on waiting. */
export function againRow(part: JobPart, words: Words): SectionBlock {
  return section(partText(part, words));
}
