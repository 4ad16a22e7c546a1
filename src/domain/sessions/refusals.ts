import type { CalendarDate } from '../calendar-date.js';
import { type LeaverRefusals, leaverSentences } from './leaving/leaver-refusals.js';

/** Refusals that have to do with leavers and cancelled sessions. Amounts in minor units. */
export type SessionRefusals = LeaverRefusals & {
  'session-cancelled': { title: string; on: CalendarDate };
  'session-begun': { title: string; on: CalendarDate };
  'session-not-cancelled': { title: string; on: CalendarDate };
  'reinstate-begun': { title: string; on: CalendarDate };
  /** Its job is at work, or its money waits for a second person. */
  'still-cancelling': { title: string; why: 'running' | 'waiting' };
  'too-many-sessions': { chosen: number; limit: number };
  /** An amount to keep back is in the club's currency, and somebody pays in another. */
  'keep-back-currency': { name: string; currency: string; clubCurrency: string };
  /** What was looked at is not what would be done now. */
  'draft-changed': Record<string, never>;
  'job-started': Record<string, never>;
  /** Nothing of it can be done again: all was done, or it is at work. */
  'nothing-to-repeat': Record<string, never>;
  'over-part': { name: string; maximum: bigint; currency: string };
  /** No invoice can be credited for this person. */
  'nothing-for-part': { name: string };
};

type Show = {
  money: (amount: bigint, currency: string) => string;
  fullDay: (date: CalendarDate) => string;
};

type Sentences = {
  [Code in keyof SessionRefusals]: (details: SessionRefusals[Code], show: Show) => string;
};

export const sessionSentences: Sentences = {
  'session-cancelled': ({ title, on }, { fullDay }) =>
    `${title} on ${fullDay(on)} is cancelled already. Nothing was done again; see what it gave under Recent jobs, or leave it out.`,
  'session-begun': ({ title, on }, { fullDay }) =>
    `${title} on ${fullDay(on)} has begun, so it cannot be cancelled any more. Raise credit on the invoices instead, or leave it out.`,
  'session-not-cancelled': ({ title, on }, { fullDay }) =>
    `${title} on ${fullDay(on)} takes place: it is not cancelled, or somebody has reinstated it. Nothing was done.`,
  'reinstate-begun': ({ title, on }, { fullDay }) =>
    `${title} on ${fullDay(on)} would have begun by now, so it stays cancelled. Nothing was done.`,
  'still-cancelling': ({ title, why }) =>
    why === 'running'
      ? `${title} is still being cancelled. Wait until that is done, then press the button again.`
      : `The money for ${title} waits for a second person. Have it decided or withdraw the request, then press the button again.`,
  'too-many-sessions': ({ chosen, limit }) =>
    `At most ${limit} sessions can be cancelled at once, and ${chosen} are chosen. Choose fewer, then do the rest.`,
  'keep-back-currency': ({ name, currency, clubCurrency }) =>
    `The amount to keep back is in ${clubCurrency}, and ${name} pays in ${currency}. Keep back a percentage, such as 20 %, or cancel these sessions apart.`,
  'draft-changed': () =>
    'What you looked at has changed meanwhile, so nothing was done. Look at it as it is now, then press the button again.',
  'job-started': () =>
    'This form was sent before, and what it does is under way or done. See it under Recent jobs; for anything else open a new form.',
  'nothing-to-repeat': () =>
    'Nothing can be run again here now: each person has been dealt with, is being dealt with, or waits until a second person has decided about the money.',
  'over-part': ({ name, maximum, currency }, { money }) =>
    `At most ${money(maximum, currency)} can be given for ${name}.`,
  'nothing-for-part': ({ name }) =>
    `Nothing can be given for ${name}: no invoice stands behind it that can be credited.`,
  ...leaverSentences,
};
