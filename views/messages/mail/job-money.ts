import { listed } from '../../../src/blocks/text.js';
import type { Club } from '../../../src/domain/people/club-records.js';
import type { JobMailNotice, JobSum } from '../../../src/domain/sessions/jobs/job-mail-notice.js';
import { dayWords } from './moments.js';
import { howCreditIsUsed, leftOn, moneyFor, usableUntil } from './money-words.js';
import { named } from './named.js';
import { workingDaysWords } from './refund-on-its-way.js';

type Given = JobMailNotice['given'][number];
type Kind = 'credit' | 'sentBack';

function sumWords(sums: readonly JobSum[], club: Club): string {
  return listed(sums.map(({ currency, amount }) => moneyFor(club, currency)(amount)));
}

/** `£30.00`, in each currency of which there is some; '' where there is none. */
export function totalOf({ given }: JobMailNotice, kind: Kind, club: Club): string {
  const totals = new Map<string, bigint>();
  for (const one of given) {
    totals.set(one.currency, (totals.get(one.currency) ?? 0n) + one[kind]);
  }
  const sums = [...totals].map(([currency, amount]) => ({ currency, amount }));
  return sumWords(
    sums.filter(({ amount }) => amount > 0n),
    club,
  );
}

/** ` for Asha`, or `: £10.00 for Asha and £10.00 for Rohan` where there are several. */
function forWhom(given: readonly Given[], kind: Kind, club: Club): string {
  const those = given.filter((one) => one[kind] > 0n);
  const [only, ...more] = those;
  if (only === undefined) return '';
  if (more.length === 0) return ` for ${named(only.name)}`;
  const each = those.map((one) => {
    return `${moneyFor(club, one.currency)(one[kind])} for ${named(one.name)}`;
  });
  return `: ${listed(each)}`;
}

function paysWords({ toInvoice, invoices }: JobMailNotice, club: Club): string[] {
  if (toInvoice.length === 0) return [];
  const [only, ...more] = invoices;
  const sum = sumWords(toInvoice, club);
  if (only !== undefined && more.length === 0) {
    const left = leftOn(only.outstanding, moneyFor(club, only.currency));
    return [`${sum} of it pays invoice ${named(only.invoiceNumber)}. ${left}`];
  }
  const numbers = listed(invoices.map(({ invoiceNumber }) => named(invoiceNumber)));
  const left = invoices
    .filter(({ outstanding }) => outstanding > 0n)
    .map(({ invoiceNumber, outstanding, currency }) => {
      return `${moneyFor(club, currency)(outstanding)} on ${named(invoiceNumber)}`;
    });
  const rest =
    left.length === 0 ? 'Nothing is left to pay on them.' : `Left to pay is ${listed(left)}.`;
  return [`${sum} of it pays your invoices ${numbers}. ${rest}`];
}

/** What other invoices got of it at once. */
function settledSentences({ settled = [] }: JobMailNotice, club: Club): string[] {
  return settled.map(({ invoiceNumber, currency, amount, outstanding }) => {
    const money = moneyFor(club, currency);
    return `${money(amount)} of it pays invoice ${named(invoiceNumber)}. ${leftOn(outstanding, money)}`;
  });
}

function creditWords(notice: JobMailNotice, club: Club): string[] {
  const total = totalOf(notice, 'credit', club);
  if (total === '') return [];
  const { given, toAccount, isInsteadOfRefund, creditUntil } = notice;
  const whom = forWhom(given, 'credit', club);
  const first = isInsteadOfRefund
    ? `The money could not be sent back to you. Instead you get ${total} of credit${whom}.`
    : `You get ${total} of credit${whom}.`;
  return [
    first,
    ...paysWords(notice, club),
    ...settledSentences(notice, club),
    ...(toAccount.length === 0
      ? []
      : [
          `${sumWords(toAccount, club)} is kept for you as account credit.${usableUntil(club, creditUntil)} ${howCreditIsUsed(club)}`,
        ]),
  ];
}

function refundWords(notice: JobMailNotice, club: Club): string[] {
  const total = totalOf(notice, 'sentBack', club);
  if (total === '') return [];
  const { given, byPeople, refundDays } = notice;
  const how = byPeople
    ? `${club.name} sends it by a transfer, or in cash.`
    : 'It comes the way you paid.';
  const days = refundDays === null ? '' : ` That usually takes ${workingDaysWords(refundDays)}.`;
  return [`${total} is sent back to you${forWhom(given, 'sentBack', club)}. ${how}${days}`];
}

/** What the payer gets, what became of it, and what they have to do. */
export function moneyOfJob(notice: JobMailNotice, club: Club): string[] {
  return [...creditWords(notice, club), ...refundWords(notice, club)];
}

/** Passes, and what will not be billed, or still will. */
export function besideMoney(notice: JobMailNotice, club: Club): string[] {
  const { passes, notBilled, stillBilled, kind } = notice;
  const uses = passes.map(({ name, uses: count }) => {
    return count === 1
      ? `One use goes back to the pass of ${name}.`
      : `${count} uses go back to the pass of ${name}.`;
  });
  const orders =
    kind === 'session-cancelled'
      ? `What is not billed yet for ${listed(notBilled)} will be billed without what is cancelled.`
      : `What was planned to be billed for ${listed(notBilled)} after that is not billed.`;
  const kept = stillBilled.map(({ name, dueOn, amount, currency }) => {
    return `${moneyFor(club, currency)(amount)} will still be billed for ${name} on ${dayWords(dueOn, club)}.`;
  });
  return [...uses, ...(notBilled.length === 0 ? [] : [orders]), ...kept];
}
