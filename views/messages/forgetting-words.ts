import { safe } from '../../src/blocks/text.js';
import { userName } from '../../src/blocks/words.js';
import type { PersonForgotten, TextGone } from '../../src/domain/mail-notice.js';
import { mailedAbout } from './mail-words.js';

export type ForgettingNotice = TextGone | PersonForgotten;

export function isOfForgetting<Notice extends { kind: string }>(
  notice: Notice,
): notice is Extract<Notice, ForgettingNotice> {
  return notice.kind === 'text-gone' || notice.kind === 'person-forgotten';
}

/** Said of a message of which no more is known than that it was sent, or was to be. */
export const textGone =
  'Its text is gone: texts are kept for 90 days, and not of people who were forgotten.';

export function forgettingSentences(notice: ForgettingNotice): string {
  if (notice.kind === 'text-gone') return textGone;
  return `${userName(notice.byUserId)} had the person with the number *${safe(notice.contactNumber)}* forgotten: names, addresses and words about them are taken out, and the books stay.`;
}

/** What it is about, for a list of messages. */
export function forgettingSubject(notice: ForgettingNotice): string {
  if (notice.kind === 'person-forgotten') return 'A person was forgotten';
  const { about, kind: _kind, ...numbers } = notice;
  return about === null
    ? 'A message of long ago'
    : `Mail about ${mailedAbout({ about, ...numbers })}`;
}
