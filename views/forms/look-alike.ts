import type { KnownBlock } from '@slack/types';
import { actions, type ButtonRequest, button, section } from '../../src/blocks/layout.js';
import { counted, safe } from '../../src/blocks/text.js';
import { userName } from '../../src/blocks/words.js';
import type { Earlier } from '../../src/domain/books/looks-alike.js';
import type { Actor } from '../../src/domain/people/actor.js';
import { seeRequestButton } from './request-message.js';

/** The same thing done minutes ago, which may be the very thing that is meant. */
export type LookAlike = {
  /** What was asked about, and up to when: pressing again with the same is the answer yes. */
  asked: string;
  /** Names what was made; null: it was sent, and nobody knows yet whether it was booked. */
  number: string | null;
  amount: bigint;
  minutesAgo: number;
  createdBy: string;
  isOwn: boolean;
  /** It waits for a second person; null: it was booked, or sent. */
  requestId: string | null;
};

export function lookAlikeOf(
  { number, createdAt, createdBy, requestId }: Earlier,
  { about, amount, actor, now }: { about: string; amount: bigint; actor: Actor; now: Date },
): LookAlike {
  const asked = `${about} ${amount} ${createdAt.toISOString()}`;
  const minutesAgo = Math.max(Math.floor((now.getTime() - createdAt.getTime()) / 60_000), 0);
  const isOwn = actor.kind === 'staff' && actor.userId === createdBy;
  return { asked, number, amount, minutesAgo, createdBy, isOwn, requestId: requestId ?? null };
}

/**
 * Until when what looks like the same was asked about, by the form's metadata; null: not about this.
 * What was done since is asked about again.
 */
export function askedUpTo(
  asked: string | null,
  { about, amount }: { about: string; amount: bigint },
): Date | null {
  const start = `${about} ${amount} `;
  if (asked === null || !asked.startsWith(start)) return null;
  const upTo = new Date(asked.slice(start.length));
  return Number.isNaN(upTo.getTime()) ? null : upTo;
}

/** The same for a person whose form was answered too late. */
function lookAlikeOutcome({ number, requestId }: LookAlike): string {
  if (requestId !== null) {
    return 'The same was asked for minutes ago, and that waits for a second person.';
  }
  return number === null
    ? 'The same was sent minutes ago, and it is not known yet whether that was booked.'
    : `The same was booked minutes ago (${number}).`;
}

/** The words of one form about it; mrkdwn, with the stored parts made safe. */
export type LookAlikeWords = {
  /** What was done, without who: `raised £30.00 on INV-1042`. */
  did: string;
  /** The same where nobody knows whether it was booked: `sent £30.00 for INV-1042`. */
  sent: string;
  /** The same where it waits for a second person: `asked for £30.00 on INV-1042`. */
  asked?: string;
  /** The question: `Raise another £30.00?` */
  question: string;
  /** Text of the submit button. */
  button: string;
  /** Where the earlier one can be seen. */
  see: ButtonRequest | null;
  /** Text of the button that books nothing; Cancel if left out. */
  close?: string;
};

function earlierInWords(
  { number, requestId }: LookAlike,
  { did, sent, asked = sent }: LookAlikeWords,
  { who, when }: { who: string; when: string },
): string {
  if (requestId !== null) {
    return `${who} ${asked} ${when}, and that waits for a second person: nothing is booked yet.`;
  }
  return number === null
    ? `${who} ${sent} ${when}, and it is not known yet whether that was booked. The outcome will be posted.`
    : `${who} ${did} ${when} (${safe(number)}).`;
}

export function lookAlikeBlocks(lookAlike: LookAlike, words: LookAlikeWords): KnownBlock[] {
  const { minutesAgo, createdBy, isOwn, requestId } = lookAlike;
  const who = isOwn ? 'You' : userName(createdBy);
  const when = minutesAgo === 0 ? 'just now' : `${counted(minutesAgo, 'minute')} ago`;
  const said = earlierInWords(lookAlike, words, { who, when });
  const ask = `${words.question} Then press *${words.button}* once more. Otherwise press *${words.close ?? 'Cancel'}*: nothing was booked by this form.`;
  const see =
    requestId === null
      ? actions(words.see === null ? [] : [button(words.see)])
      : actions([seeRequestButton(requestId, 'the earlier request')]);
  return [section(`*${said}* ${ask}`), ...see];
}

/** Why a form is shown once more: the same was done minutes ago, the facts moved, or something else. */
export type Ask = { lookAlike: LookAlike } | { moved: bigint } | { notice: string };

/** What is put on the form, and the same in words for a person whose form is gone. */
export function asking(
  ask: Ask,
  whenMoved: (amount: bigint) => string,
): { shown: { lookAlike: LookAlike; asked: string } | { notice: string }; why: string } {
  if ('lookAlike' in ask) {
    const { lookAlike } = ask;
    return { shown: { lookAlike, asked: lookAlike.asked }, why: lookAlikeOutcome(lookAlike) };
  }
  const notice = 'notice' in ask ? ask.notice : whenMoved(ask.moved);
  return { shown: { notice }, why: notice };
}
