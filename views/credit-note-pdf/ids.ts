import type { Button } from '@slack/types';
import { button } from '../../src/blocks/layout.js';

export const creditNotePdfIds = {
  callback: 'credit-note-pdf',
  send: 'credit-note-pdf.send',
} as const;

export const creditNotePdfTitle = 'Credit note as PDF';

/** The button **PDF** of a credit note, wherever that is shown. */
export function pdfButton(note: { id: string; number: string }): Button {
  const spoken = `PDF: ${note.number}`;
  return button({ text: 'PDF', actionId: creditNotePdfIds.send, value: note.id, spoken });
}
