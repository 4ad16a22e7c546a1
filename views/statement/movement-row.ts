import type { SectionBlock } from '@slack/types';
import { entryOrigin, entrySentence } from '../../src/blocks/entry-words.js';
import { button, section } from '../../src/blocks/layout.js';
import type { ShownClub } from '../../src/blocks/words.js';
import type { JournalEntry } from '../../src/domain/books/journal-entry.js';
import { ownId } from '../../src/domain/record-id.js';
import { invoiceDetailsIds } from '../invoice-details/ids.js';

/** One movement under its figures; its button opens the invoice that it is about. */
export function movementRow(
  { entry, figures, more }: { entry: JournalEntry; figures: string; more: string | null },
  club: ShownClub,
): SectionBlock {
  const lines = [
    figures,
    entrySentence(entry, club),
    ...(more === null ? [] : [more]),
    `_${entryOrigin(entry, club)}_`,
  ];
  const { invoiceId } = entry.refs;
  if (invoiceId === undefined) return section(lines.join('\n'));
  const details = button({
    text: 'Details',
    actionId: invoiceDetailsIds.open,
    value: invoiceId,
    spoken: `Details of ${ownId(club.id, invoiceId)}`,
  });
  return section(lines.join('\n'), details);
}
