import type { NoteDocument } from '../domain/credit/note-document.js';
import type { StatementDocument } from '../domain/credit/statement-document.js';
import { creditNotePdf, type Pdf } from './credit-note-pdf.js';
import { statementPdf } from './statement-pdf.js';

/** A document to be drawn: plain facts. */
export type DocumentTask =
  | { kind: 'credit-note'; facts: NoteDocument }
  | { kind: 'statement'; facts: StatementDocument };

/** Some milliseconds a page, during which the thread does nothing else. */
export function drawDocument(task: DocumentTask): Promise<Pdf> {
  switch (task.kind) {
    case 'credit-note':
      return creditNotePdf(task.facts);
    case 'statement':
      return statementPdf(task.facts);
    default:
      return task satisfies never;
  }
}
