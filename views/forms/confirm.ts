import type { KnownBlock, ModalView } from '@slack/types';
import { z } from 'zod';
import { FieldErrors } from '../../src/blocks/field-errors.js';
import { modal, section, textInput } from '../../src/blocks/layout.js';
import { longestReason } from '../../src/domain/credit/credit-note.js';
import { beneathShape } from './beneath.js';
import { type FormValues, typedText, visibleText } from './form-values.js';
import { formIds } from './ids.js';
import { keptPromiseShape } from './kept-promise.js';
import { operationIdShape, privateMetadata } from './private-metadata.js';

/** What an undo carries from its opening to its booking, and on to the undo it leads to. */
export const confirmMetadata = privateMetadata(5, {
  operationId: operationIdShape,
  /** The id of what is undone. */
  about: z.string().min(1),
  beneath: beneathShape,
  /** This view took the place of the one beneath, since no further one could be put on top. */
  full: z.boolean(),
  /** The credit note whose voiding led here, to go on with it afterwards. */
  noteId: z.string().nullable(),
  /** What the form said would happen; null once it has happened. */
  shown: keptPromiseShape.nullable(),
  /** The look-alike that was asked about once, where the act can be meant twice. */
  asked: z.string().nullable(),
});

export type ConfirmPlace = ReturnType<typeof confirmMetadata.read>;

export type ConfirmRequest = {
  callbackId: string;
  title: string;
  /** The verb on the button; null when nothing can be done, and the view only says why. */
  submit: string | null;
  place: ConfirmPlace;
  blocks: KnownBlock[];
  /** Which of the reasons people give is meant, in the words of this form. */
  hint: string;
};

export function reasonId(callbackId: string): string {
  return `${callbackId}.reason`;
}

/** Whether the invoice can be seen again by going back. */
export function liesOnInvoice({ full, beneath }: ConfirmPlace): boolean {
  return !full && beneath !== null;
}

/** Text of the button that books nothing. */
export function closeOf(place: ConfirmPlace): string {
  return liesOnInvoice(place) ? 'Back' : 'Cancel';
}

/** Says what will happen and asks for the reason. */
export function confirmModal(request: ConfirmRequest): ModalView {
  const { callbackId, title, submit, place, blocks, hint } = request;
  const reason = textInput({
    id: reasonId(callbackId),
    label: 'Reason',
    hint,
    maxLength: longestReason,
  });
  return modal({
    title,
    callbackId,
    metadata: confirmMetadata.write(place),
    close: closeOf(place),
    blocks: submit === null ? blocks : [...blocks, reason],
    ...(submit === null ? {} : { submit }),
  });
}

/** Facts as a list, one to a line. */
export function points(texts: readonly string[]): KnownBlock {
  return section(texts.map((text) => `•  ${text}`).join('\n'));
}

export function resultModal(request: {
  title: string;
  blocks: KnownBlock[];
  place: ConfirmPlace;
}): ModalView {
  const { title, blocks, place } = request;
  const close = liesOnInvoice(place) ? 'Back' : 'Done';
  const metadata = confirmMetadata.write({ ...place, shown: null });
  return modal({ title, blocks, close, callbackId: formIds.undone, metadata });
}

/** The reason that was typed, on one line. @throws FieldErrors when there is none */
export function readReason(values: FormValues, callbackId: string): string {
  const id = reasonId(callbackId);
  const reason = visibleText(typedText(values, id));
  if (reason === '') throw new FieldErrors({ [id]: 'Give a reason; it is kept in the history.' });
  return reason.slice(0, longestReason);
}
