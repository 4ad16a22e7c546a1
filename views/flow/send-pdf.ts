import type { Actor } from '../../src/domain/people/actor.js';
import type { Pressed } from '../../src/slack/receive/handlers.js';
import {
  aboutUnshown,
  notSentPdfModal,
  type PdfForm,
  type SentPdf,
  sentPdfModal,
} from '../forms/pdf-modal.js';
import { sendDocument } from './send-document.js';
import type { Surroundings } from './surroundings.js';

type Document = SentPdf & { title: string; bytes: Buffer };

/** What stands beside the file: its title, and what of it no font has. */
function withWords(document: Document) {
  const unshown = aboutUnshown(document);
  const says = unshown === null ? document.title : `${document.title}. ${unshown}`;
  return { ...document, says };
}

/** Makes a document and sends it to the person who pressed; `make` checks the right. */
export async function sendPdf(
  surroundings: Surroundings,
  pressed: Pressed,
  form: PdfForm & { make: (actor: Actor) => Promise<Document> },
): Promise<void> {
  await sendDocument(surroundings, pressed, {
    what: 'Making the PDF',
    title: form.title,
    make: async (actor: Actor) => withWords(await form.make(actor)),
    sent: (document) => sentPdfModal(form, document),
    notSent: (sentence) => notSentPdfModal(form, sentence),
  });
}
