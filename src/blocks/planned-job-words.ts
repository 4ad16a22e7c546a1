import type { PlannedJob } from '../domain/approvals/request.js';
import { counted, safe } from './text.js';
import type { Words } from './words.js';

/** `Gymnastics week 6 on 3 Dec and 2 more sessions`, or the product that people left; mrkdwn. */
export function jobAbout({ what }: Pick<PlannedJob, 'what'>, { time }: Words): string {
  if (what.kind === 'remove-contact') return safe(what.productName, 100);
  const [first] = what.sessions;
  const named =
    first === undefined ? 'sessions' : `${safe(first.title, 100)} on ${time(first.startsAt)}`;
  const more = what.count - 1;
  return more <= 0 ? named : `${named} and ${counted(more, 'more session')}`;
}

function peopleWords(people: number): string {
  return counted(people, 'person', 'people');
}

/** What is asked for, to stand behind “asks to”; mrkdwn. */
export function jobAskedWords(job: PlannedJob, words: Words): string {
  const { what, totals } = job;
  const sums = totals.map(({ amount, currency, people }) => {
    return `*${words.money(amount, currency)}* to ${peopleWords(people)}`;
  });
  const about = jobAbout(job, words);
  const why = what.kind === 'cancel-session' ? `for ${about}, now cancelled` : `who left ${about}`;
  return `give ${sums.length === 0 ? 'nothing' : sums.join(' and ')} ${why}`;
}

/** What its money does, a sentence for each currency, and who cannot get it any more. */
export function jobEffectWords({ totals, cannot }: PlannedJob, { money }: Words): string {
  const sentences = totals.map(({ currency, toInvoice, toAccount, sentBack }) => {
    const show = (amount: bigint) => money(amount, currency);
    const parts = [
      ...(toInvoice > 0n ? [`${show(toInvoice)} pays invoices`] : []),
      ...(toAccount > 0n ? [`${show(toAccount)} becomes account credit`] : []),
      ...(sentBack > 0n ? [`${show(sentBack)} is sent back to the payers`] : []),
    ];
    const text = parts.join(', ');
    return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
  });
  const left =
    cannot === 0
      ? []
      : [
          `${peopleWords(cannot)} cannot get what was asked for any more and ${cannot === 1 ? 'waits' : 'wait'} for a second look.`,
        ];
  const all = [...sentences, ...left];
  return all.length === 0 ? 'Nothing would be given any more.' : all.join(' ');
}
