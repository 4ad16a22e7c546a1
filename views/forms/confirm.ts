import type { KnownBlock, ModalView } from '@slack/types';
import { z } from 'zod';
import { FieldErrors } from '../../src/blocks/field-errors.js';
import { modal, section, textInput } from '../../src/blocks/layout.js';
import { privateMetadata } from '../../src/blocks/private-metadata.js';

const reasonChars = 200;

export const resultCallback = 'undo-result';

/**
 * What an undo carries from its opening to its booking. `about` is the id of what is undone;
 * `below` is the details view underneath; `full` says that this view took the details' place
 * because no further view could be put on top.
 */
export type ConfirmPlace = {
  operationId: string;
  about: string;
  below: { viewId: string; metadata: string } | null;
  full: boolean;
  /** The credit note whose voiding led here, to go on with it afterwards. */
  noteId: string | null;
};

export const confirmMetadata = privateMetadata(1, {
  operationId: z.string().min(8),
  about: z.string().min(1),
  below: z.object({ viewId: z.string(), metadata: z.string() }).nullable(),
  full: z.boolean(),
  noteId: z.string().nullable(),
});

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

/** Says what will happen and asks for the reason. */
export function confirmModal(request: ConfirmRequest): ModalView {
  const { callbackId, title, submit, place, blocks, hint } = request;
  const reason = textInput({
    id: reasonId(callbackId),
    label: 'Reason',
    hint,
    maxLength: reasonChars,
  });
  return modal({
    title,
    callbackId,
    metadata: confirmMetadata.write(place),
    close: place.full || place.below === null ? 'Cancel' : 'Back',
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
  const close = place.full || place.below === null ? 'Done' : 'Back';
  const metadata = confirmMetadata.write(place);
  return modal({ title, blocks, close, callbackId: resultCallback, metadata });
}

export type FormValues = Record<string, Record<string, { value?: string | null }>>;

/** The reason that was typed, on one line. @throws FieldErrors when there is none */
export function readReason(values: FormValues, callbackId: string): string {
  const id = reasonId(callbackId);
  const reason = (values[id]?.[id]?.value ?? '').replace(/\s+/gu, ' ').trim();
  if (reason === '') throw new FieldErrors({ [id]: 'Give a reason; it is kept in the history.' });
  return reason.slice(0, reasonChars);
}
