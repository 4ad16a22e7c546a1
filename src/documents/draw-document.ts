import type { NoteDocument } from '../domain/credit/note-document.js';
import type { StatementDocument } from '../domain/credit/statement-document.js';
import { creditNotePdf, type Pdf } from './credit-note-pdf.js';
import { statementPdf } from './statement-pdf.js';

/** What is to be drawn: plain facts, which can be handed to another thread. */
export type DrawTask =
  | { kind: 'credit-note'; facts: NoteDocument }
  | { kind: 'statement'; facts: StatementDocument };

export type DrawDocument = (task: DrawTask) => Promise<Pdf>;

/** Draws in the thread that asks: some milliseconds a page, during which it does nothing else. */
export function drawDocument(task: DrawTask): Promise<Pdf> {
  switch (task.kind) {
    case 'credit-note':
      return creditNotePdf(task.facts);
    case 'statement':
      return statementPdf(task.facts);
    default:
      return task satisfies never;
  }
}
