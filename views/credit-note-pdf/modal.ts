import type { ModalView } from '@slack/types';
import { modal, section } from '../../src/blocks/layout.js';
import { safe, safeSentence } from '../../src/blocks/text.js';
import type { CreditNoteDocument } from '../../src/services/credit/credit-note-document.js';
import { creditNotePdfIds, creditNotePdfTitle } from './ids.js';

type Sent = Pick<CreditNoteDocument, 'noteNumber' | 'fileName' | 'unshown'>;

function view(texts: readonly string[]): ModalView {
  const blocks = texts.map((text) => section(text));
  return modal({ title: creditNotePdfTitle, callbackId: creditNotePdfIds.callback, blocks });
}

/** What of the note the file says only in brackets, in plain words; null where it says all. */
export function aboutUnshown({ unshown }: Pick<Sent, 'unshown'>): string | null {
  if (unshown.length === 0) return null;
  const kinds = unshown.map((kind) => `[${kind}]`).join(' and ');
  return `It has no font for some of the words: where they should stand it says ${kinds}. Tell the customer what they are, if it matters.`;
}

function unshownBelow(sent: Sent): string[] {
  const sentence = aboutUnshown(sent);
  return sentence === null ? [] : [safeSentence(sentence)];
}

/** While the file goes to Slack. */
export function sendingModal(sent: Sent): ModalView {
  return view([`Sending *${safe(sent.fileName)}* to you …`]);
}

export function sentModal(sent: Sent): ModalView {
  const where = `*${safe(sent.fileName)}* is in your messages from Credit Desk. You can open it there, or pass it on.`;
  return view([where, ...unshownBelow(sent)]);
}

/** The sentences are plain words. */
export function notSentModal(sentence: string): ModalView {
  return view([safeSentence(sentence)]);
}
