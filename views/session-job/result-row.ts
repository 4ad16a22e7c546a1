import type { SectionBlock } from '@slack/types';
import { button, section } from '../../src/blocks/layout.js';
import { settledWords } from '../../src/blocks/settled-words.js';
import { counted, listed, safe } from '../../src/blocks/text.js';
import type { Words } from '../../src/blocks/words.js';
import type { Settled } from '../../src/domain/credit/settled.js';
import { isStanding } from '../../src/domain/refunds/refund.js';
import type { JobPart } from '../../src/domain/sessions/jobs/job-part.js';
import type { ShownRefund } from '../../src/domain/sessions/jobs/job-review.js';
import { untilWords } from '../forms/until-words.js';
import { putBackContactButton, putBackContactIds } from '../put-back-contact/ids.js';
import { reasonText } from './group-words.js';
import { besideTexts } from './part-row.js';
import { refundTexts } from './refund-words.js';

/** As many credit notes or invoices are named; a person with more has the rest in its history. */
const named = 3;

function numbersText(numbers: readonly string[]): string {
  const more = numbers.length - named;
  const shown = numbers.slice(0, named).map((number) => safe(number));
  return listed([...shown, ...(more > 0 ? [`${more} more`] : [])]);
}

/** The refunds of a part as they stand; of one that is not known it is not said that it was sent. */
function refundsIn({ result }: JobPart, refunds: readonly ShownRefund[]): ShownRefund[] {
  if (result === null) return [];
  const known = refunds.filter(({ id }) => result.refundIds.includes(id));
  if (known.length > 0 || result.sentBack === 0n) return known;
  return [{ id: '', state: 'asked', amount: result.sentBack }];
}

function usedTexts(settled: readonly Settled[], show: (amount: bigint) => string): string[] {
  const texts = settled.slice(0, named).map((use) => {
    return settledWords({ ...use, invoiceNumber: safe(use.invoiceNumber) }, show);
  });
  const more = settled.length - texts.length;
  return more > 0 ? [...texts, `on ${counted(more, 'more invoice')}`] : texts;
}

type Shown = { refunds: readonly ShownRefund[]; words: Words };

/** What was booked of it, and stands. */
function bookedText(part: JobPart, { refunds, words: { money, date } }: Shown): string {
  const { result, currency } = part;
  if (result === null || currency === null) return '';
  const show = (amount: bigint) => money(amount, currency);
  const { toInvoice, toAccount, noteNumbers, outstanding } = result;
  const until = untilWords(result.creditUntil, { date });
  const sent = refundsIn(part, refunds).filter(isStanding);
  const did = [
    ...(toInvoice > 0n ? [`${show(toInvoice)} lowered what is owed`] : []),
    ...(toAccount > 0n ? [`${show(toAccount)} became account credit${until}`] : []),
    ...usedTexts(result.settled ?? [], show),
    ...refundTexts(sent, show),
  ];
  const left = outstanding
    .filter(({ amount }) => amount > 0n)
    .slice(0, named)
    .map(({ invoiceNumber, amount }) => `${show(amount)} left to pay on ${safe(invoiceNumber)}`);
  const by = [
    ...(noteNumbers.length > 0 ? [numbersText(noteNumbers)] : []),
    ...(sent.length > 0 ? [counted(sent.length, 'refund')] : []),
  ];
  return [listed(did), by.join(' and '), ...left].filter((text) => text !== '').join('  ·  ');
}

/** What of its amount was not given: where refunds of it failed only what these were to send back. */
function missing(part: JobPart, refunds: readonly ShownRefund[]): bigint {
  const failed = refundsIn(part, refunds).filter((refund) => !isStanding(refund));
  return failed.length === 0 ? part.amount : failed.reduce((sum, { amount }) => sum + amount, 0n);
}

/** What stands behind the name, and what is said below it. */
function standing(part: JobPart, shown: Shown): { after: string; below: string } {
  const { state, currency, amount, reason, problem } = part;
  const { money } = shown.words;
  const show = (minor: bigint) => (currency === null || minor === 0n ? '' : money(minor, currency));
  const sum = show(amount);
  const notGiven = `${show(missing(part, shown.refunds))} *not given*`.trim();
  const stands = part.result === null ? '' : bookedText(part, shown);
  const why = safe(problem, 400);
  switch (state) {
    case 'booked':
      return { after: `*${sum}*`, below: stands };
    case 'nothing':
      return problem === ''
        ? { after: `nothing: ${reasonText(reason ?? 'kept-back')}`, below: '' }
        : { after: notGiven, below: [why, stands].filter((text) => text !== '').join('\n') };
    case 'ready':
      return { after: sum === '' ? 'not done yet' : `${sum}, not given yet`, below: '' };
    case 'pending':
      return {
        after: notGiven,
        below:
          why || 'A payment on the invoice is on its way. Run again when it has arrived or failed.',
      };
    case 'changed':
      return {
        after: notGiven,
        below: why || 'Something else would happen now than what was shown. Run again shows it.',
      };
    case 'failed':
      return {
        after: notGiven,
        below: [why || 'It could not be done. Run again.', stands]
          .filter((text) => text !== '')
          .join('\n'),
      };
    default:
      return state satisfies never;
  }
}

/** What became of one person, and what to do where nothing could be booked. */
export function resultText(part: JobPart, refunds: readonly ShownRefund[], words: Words): string {
  const { name, payerName, contactId, payerId, isReleased, putBackAt } = part;
  const pays = contactId === payerId ? '' : `  ·  ${safe(payerName)} pays`;
  const { after, below } = standing(part, { refunds, words });
  const beside = isReleased ? besideTexts(part, words).join(', ') : '';
  const back =
    putBackAt === undefined ? '' : `Put back into the product, ${words.time(putBackAt)}.`;
  return [`*${safe(name)}*${pays}  ·  ${after}`, below, beside, back]
    .filter((text) => text !== '')
    .join('\n');
}

/** With a button that undoes it, where somebody was removed. */
export function resultRow(
  part: JobPart,
  refunds: readonly ShownRefund[],
  words: Words,
): SectionBlock {
  const { subject, isReleased, id: value, name } = part;
  const putBack = button({
    ...{ text: putBackContactButton, actionId: putBackContactIds.open, value },
    spoken: `${putBackContactButton} ${name}`,
  });
  const isRemoved = subject.kind === 'enrolment' && isReleased && part.putBackAt === undefined;
  return section(resultText(part, refunds, words), isRemoved ? putBack : undefined);
}
