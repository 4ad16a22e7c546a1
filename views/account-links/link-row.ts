import type { SectionBlock } from '@slack/types';
import { button, section } from '../../src/blocks/layout.js';
import { counted, listed, safe, safeSentence } from '../../src/blocks/text.js';
import { type ShownClub, userName, type Words, wordsFor } from '../../src/blocks/words.js';
import { shortenedAddress } from '../../src/domain/people/mailbox.js';
import type { ListedLink } from '../../src/services/links/account-links.js';
import { noticeSubject } from '../messages/notice-subject.js';
import { revokeLinksIds, revokeLinksWords } from '../revoke-links/ids.js';
import { linkValue } from '../revoke-links/place.js';

/** More uses than these are counted and not named. */
const namedUses = 3;

function stateOf({ state, expiresAt, revokedAt, revokedBy }: ListedLink, { time }: Words): string {
  switch (state) {
    case 'open':
      return `*Works until ${time(expiresAt)}*`;
    case 'expired':
      return `Expired ${time(expiresAt)}`;
    case 'revoked': {
      const by = revokedBy ? ` by ${userName(revokedBy)}` : '';
      return `Revoked${revokedAt === null ? '' : ` ${time(revokedAt)}`}${by}`;
    }
    case 'address-changed':
      return 'Works no more: the address changed';
    default:
      return state satisfies never;
  }
}

/** Who had it sent, or which mail it stood in. */
function originOf({ purpose, told }: ListedLink): string {
  switch (purpose) {
    case 'sent-by-staff': {
      const by = told?.kind === 'account-link' ? told.byUserId : undefined;
      return by === undefined ? 'sent by staff' : `sent by ${userName(by)}`;
    }
    case 'asked-for':
      return 'asked for on the account page';
    case 'notice':
      return told === null ? 'in a mail' : `in the mail “${safe(noticeSubject(told))}”`;
    default:
      return purpose satisfies never;
  }
}

function usesOf({ uses, usedAt }: ListedLink, { time }: Words): string {
  if (uses === 0) return 'Not used yet';
  const newest = usedAt.slice(-namedUses).toReversed().map(time);
  const earlier = uses - newest.length;
  const more = earlier > 0 ? [counted(earlier, 'earlier time')] : [];
  return `Used ${counted(uses, 'time')}: ${listed([...newest, ...more])}`;
}

/** One link: whether it works, where it comes from, when it was used, and the way to end it. */
export function linkRow(link: ListedLink, club: ShownClub): SectionBlock {
  const words = wordsFor(club);
  const to = link.sentTo === null ? '' : ` to ${safeSentence(shortenedAddress(link.sentTo))}`;
  const made = words.time(link.createdAt);
  const text = [
    stateOf(link, words),
    `Made ${made}, ${originOf(link)}${to}`,
    usesOf(link, words),
  ].join('\n');
  if (link.state !== 'open') return section(text);
  const revoke = {
    ...{ text: revokeLinksWords.one, actionId: revokeLinksIds.one, value: linkValue.write(link) },
    spoken: `Revoke the link made ${made}`,
  };
  return section(text, button(revoke));
}
