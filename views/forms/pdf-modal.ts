import type { ModalView } from '@slack/types';
import { modal, section } from '../../src/blocks/layout.js';
import { safe, safeSentence } from '../../src/blocks/text.js';

/** A document that was made: what it is called, and in words what no font of it can show. */
export type SentPdf = { fileName: string; unshown: readonly string[] };

/** Which document it is: the ids of the form that sends it. */
export type PdfForm = { title: string; callbackId: string };

function view({ title, callbackId }: PdfForm, texts: readonly string[]): ModalView {
  const blocks = texts.map((text) => section(text));
  return modal({ title, callbackId, blocks });
}

/** What the file says only in brackets, in plain words; null where it says all. */
export function aboutUnshown({ unshown }: Pick<SentPdf, 'unshown'>): string | null {
  if (unshown.length === 0) return null;
  const kinds = unshown.map((kind) => `[${kind}]`).join(' and ');
  return `It has no font for some of the words: where they should stand it says ${kinds}. Tell the customer what they are, if it matters.`;
}

function unshownBelow(sent: SentPdf): string[] {
  const sentence = aboutUnshown(sent);
  return sentence === null ? [] : [safeSentence(sentence)];
}

export function sentPdfModal(form: PdfForm, sent: SentPdf): ModalView {
  const where = `*${safe(sent.fileName)}* is in your messages from Credit Desk. You can open it there, or pass it on.`;
  return view(form, [where, ...unshownBelow(sent)]);
}

/** The sentence is plain words. */
export function notSentPdfModal(form: PdfForm, sentence: string): ModalView {
  return view(form, [safeSentence(sentence)]);
}
