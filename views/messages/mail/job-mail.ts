import { counted, listed } from '../../../src/blocks/text.js';
import type { Club } from '../../../src/domain/people/club-records.js';
import type { JobMailNotice } from '../../../src/domain/sessions/jobs/job-mail-notice.js';
import { besideMoney, moneyOfJob, totalOf } from './job-money.js';
import type { MailContent } from './mail-page.js';
import { dayWords, momentWords } from './moments.js';
import { whyYou } from './money-words.js';
import { named } from './named.js';

/** Of more people and sessions only how many there are is said. */
const mostNamed = 30;

/** `Asha, Rohan and Mia`, each once. */
export function people(names: readonly string[]): string {
  const shown = names.slice(0, mostNamed).map(named);
  const more = names.length - shown.length;
  return listed(more > 0 ? [...shown, `${more} more`] : shown);
}

/** `Gymnastics week 6 on Thursday, 3 December 2026 at 17:00`, or how many sessions there are. */
function sessionsIn({ sessions }: JobMailNotice, club: Club): string {
  const [first] = sessions;
  if (first === undefined || sessions.length > 1) return `${counted(sessions.length, 'session')}`;
  return `${named(first.title)} on ${momentWords(first.startsAt, club)}`;
}

/** What a mail that is about money alone belongs to. */
function reminded(notice: JobMailNotice, club: Club): string {
  const what = sessionsIn(notice, club);
  const are = notice.sessions.length === 1 ? 'is' : 'are';
  return `This is about ${what}, which ${are} cancelled, and ${people(notice.names)}.`;
}

function cancelled(notice: JobMailNotice, club: Club): string {
  const { sessions } = notice;
  const [only, ...more] = sessions;
  if (only !== undefined && more.length === 0) {
    return `${sessionsIn(notice, club)} is cancelled. ${people(only.names)} had a place on it.`;
  }
  const lines = sessions.slice(0, mostNamed).map(({ title, startsAt, names }) => {
    return `${named(title)}, ${momentWords(startsAt, club)}: ${people(names)}`;
  });
  const left = sessions.length - lines.length;
  return [
    'These sessions are cancelled:',
    ...lines,
    ...(left > 0 ? [`And ${left} more.`] : []),
  ].join('\n');
}

/** What is not decided is not promised. */
function openWords({ open }: JobMailNotice): string[] {
  return open.length === 0
    ? []
    : [`If you get something back for ${people(open)}, another mail tells you.`];
}

function messageWords({ message }: JobMailNotice, club: Club): string[] {
  return message === '' ? [] : [`${club.name} writes:\n${message}`];
}

function subjectOfMoney(notice: JobMailNotice, club: Club): string {
  const credit = totalOf(notice, 'credit', club);
  return credit === ''
    ? `${totalOf(notice, 'sentBack', club)} is sent back to you by ${club.name}`
    : `${credit} of credit from ${club.name}`;
}

/** To a payer whose people had places on cancelled sessions. */
export function sessionCancelled(notice: JobMailNotice, club: Club): MailContent {
  const { isNews, sessions } = notice;
  const are = sessions.length === 1 ? 'is' : 'are';
  return {
    subject: isNews ? `${sessionsIn(notice, club)} ${are} cancelled` : subjectOfMoney(notice, club),
    paragraphs: [
      isNews ? cancelled(notice, club) : reminded(notice, club),
      ...messageWords(notice, club),
      ...moneyOfJob(notice, club),
      ...besideMoney(notice, club),
      ...openWords(notice),
    ],
    why: whyYou(club, 'they had a place on what is cancelled'),
  };
}

/** To a payer whose people were removed from a product. */
export function removedFromProduct(notice: JobMailNotice, club: Club): MailContent {
  const { isNews, names, product } = notice;
  const who = people(names);
  const { name, leavingOn } = product ?? { name: 'a product', leavingOn: null };
  const what = named(name);
  const are = names.length === 1 ? 'is' : 'are';
  const last = leavingOn === null ? '' : ` The last day is ${dayWords(leavingOn, club)}.`;
  return {
    subject: isNews ? `${who} ${are} no longer on ${what}` : subjectOfMoney(notice, club),
    paragraphs: [
      isNews
        ? `${who} ${are} no longer on ${what}.${last}`
        : `This is about ${who}, no longer on ${what}.`,
      ...moneyOfJob(notice, club),
      ...besideMoney(notice, club),
      ...openWords(notice),
    ],
    why: whyYou(club, `they left ${what}`),
  };
}
