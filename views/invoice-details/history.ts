import type { KnownBlock } from '@slack/types';
import { entryOrigin, entrySentence } from '../../src/blocks/entry-words.js';
import { entries } from '../../src/blocks/layout.js';
import { safe, safeSentence } from '../../src/blocks/text.js';
import { type ShownClub, wordsFor } from '../../src/blocks/words.js';
import type { JournalEntry } from '../../src/domain/books/journal-entry.js';
import type { InvoiceDetails } from '../../src/services/invoices/invoice-details.js';
import { textGone } from '../messages/forgetting-words.js';
import { mailedAbout } from '../messages/mail-words.js';
import { part } from './part.js';
import type { DetailsPages } from './place.js';

type Mail = InvoiceDetails['mails'][number];
type Item = JournalEntry | Mail;

/** What happened and what the payer was mailed of it, the newest first. */
function inOrder({ history, mails }: Pick<InvoiceDetails, 'history' | 'mails'>): Item[] {
  const items: Item[] = [];
  const left = [...mails];
  for (const entry of history.toReversed()) {
    while (left[0] !== undefined && left[0].at >= entry.recordedAt)
      items.push(...left.splice(0, 1));
    items.push(entry);
  }
  return [...items, ...left];
}

/** The invoice is the one whose history this is. */
function aboutOf({ about, noteNumber }: Mail): string {
  return safe(mailedAbout({ about, ...(noteNumber === undefined ? {} : { noteNumber }) }));
}

function mailText(mail: Mail, club: ShownClub): string {
  const { state, sentTo, at, error, isTextGone } = mail;
  const time = wordsFor(club).time(at);
  const why = error === null ? '' : ` ${safeSentence(error)}`;
  const to = safe(sentTo ?? 'the payer');
  switch (state) {
    case 'sent':
      return `Mailed to ${to} about ${aboutOf(mail)}${isTextGone ? `. ${textGone}` : ''}\n_${time}_`;
    case 'given-up':
      return `Email about ${aboutOf(mail)} was not delivered.${why} ${isTextGone ? textGone : '*Send again* is in /credit-desk'}\n_${time}_`;
    case 'ready':
    case 'sending':
      return `Email about ${aboutOf(mail)} is still to be sent.${why}\n_${time}_`;
    default:
      return state satisfies never;
  }
}

function itemText(item: Item, club: ShownClub): string {
  if ('isTextGone' in item) return mailText(item, club);
  return `${entrySentence(item, club)}\n_${entryOrigin(item, club)}_`;
}

export function historyPart(
  data: InvoiceDetails,
  pages: DetailsPages,
  club: ShownClub,
): KnownBlock[] {
  return part('history', {
    title: 'History',
    items: inOrder(data),
    pages,
    blocks: (items) => entries(items.map((item) => itemText(item, club))),
  });
}
