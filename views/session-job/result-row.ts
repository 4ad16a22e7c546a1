import type { SectionBlock } from '@slack/types';
import { button, section } from '../../src/blocks/layout.js';
import { counted, listed, safe } from '../../src/blocks/text.js';
import type { Words } from '../../src/blocks/words.js';
import type { JobPart } from '../../src/domain/sessions/jobs/job-part.js';
import { putBackContactButton, putBackContactIds } from '../put-back-contact/ids.js';
import { reasonText } from './group-words.js';
import { besideTexts } from './part-row.js';

/** As many credit notes or invoices are named; a person with more has the rest in its history. */
const named = 3;

function numbersText(numbers: readonly string[]): string {
  const more = numbers.length - named;
  const shown = numbers.slice(0, named).map((number) => safe(number));
  return listed([...shown, ...(more > 0 ? [`${more} more`] : [])]);
}

function bookedText({ result, currency }: JobPart, { money }: Words): string {
  if (result === null || currency === null) return '';
  const show = (amount: bigint) => money(amount, currency);
  const { toInvoice, toAccount, sentBack, noteNumbers, refundIds, outstanding } = result;
  const did = [
    ...(toInvoice > 0n ? [`${show(toInvoice)} lowered what is owed`] : []),
    ...(toAccount > 0n ? [`${show(toAccount)} became account credit`] : []),
    ...(sentBack > 0n ? [`${show(sentBack)} is sent back`] : []),
  ];
  const left = outstanding
    .filter(({ amount }) => amount > 0n)
    .slice(0, named)
    .map(({ invoiceNumber, amount }) => `${show(amount)} left to pay on ${safe(invoiceNumber)}`);
  const by = [
    ...(noteNumbers.length > 0 ? [numbersText(noteNumbers)] : []),
    ...(refundIds.length > 0 ? [counted(refundIds.length, 'refund')] : []),
  ];
  return [listed(did), by.join(' and '), ...left].filter((text) => text !== '').join('  ·  ');
}

/** What stands behind the name, and what is said below it. */
function standing(part: JobPart, words: Words): { after: string; below: string } {
  const { state, currency, amount, reason, problem } = part;
  const sum = currency === null || amount === 0n ? '' : words.money(amount, currency);
  const notGiven = `${sum} *not given*`.trim();
  const why = safe(problem, 400);
  switch (state) {
    case 'booked':
      return { after: `*${sum}*`, below: bookedText(part, words) };
    case 'nothing':
      return { after: `nothing: ${reasonText(reason ?? 'kept-back')}`, below: '' };
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
      return { after: notGiven, below: why || 'It could not be done. Run again.' };
    default:
      return state satisfies never;
  }
}

/** What became of one person, and what to do where nothing could be booked. */
export function resultText(part: JobPart, words: Words): string {
  const { name, payerName, contactId, payerId, isReleased } = part;
  const pays = contactId === payerId ? '' : `  ·  ${safe(payerName)} pays`;
  const { after, below } = standing(part, words);
  const beside = isReleased ? besideTexts(part, words).join(', ') : '';
  return [`*${safe(name)}*${pays}  ·  ${after}`, below, beside]
    .filter((text) => text !== '')
    .join('\n');
}

/** With a button that undoes it, where somebody was removed. */
export function resultRow(part: JobPart, words: Words): SectionBlock {
  const { subject, isReleased, id: value, name } = part;
  const putBack = button({
    ...{ text: putBackContactButton, actionId: putBackContactIds.open, value },
    spoken: `${putBackContactButton} ${name}`,
  });
  const isRemoved = subject.kind === 'enrolment' && isReleased;
  return section(resultText(part, words), isRemoved ? putBack : undefined);
}
