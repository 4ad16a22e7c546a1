import type { BlockAction } from '@slack/bolt';
import { buttonValue, isStackFull } from '../flow/show-next.js';
import { type ConfirmPlace, confirmMetadata, resultCallback } from '../forms/confirm.js';
import { detailsIds } from '../invoice-details/modal.js';
import { undoCallbacks } from './undo-callbacks.js';

/**
 * Where an undo opens, from where its button was pressed. One that leads on from another undo
 * takes its place, so that the figures below are those of one invoice and the stack never grows.
 */
export function undoPlace(
  body: BlockAction,
  operationId: string,
): { place: ConfirmPlace; instead: boolean } {
  const { view } = body;
  const fresh = { operationId, about: buttonValue(body), noteId: null };
  if (view?.type !== 'modal') {
    return { place: { ...fresh, below: null, full: false }, instead: false };
  }
  if (view.callback_id === resultCallback || undoCallbacks.includes(view.callback_id)) {
    const { about, below, full, noteId } = confirmMetadata.read(view.private_metadata);
    const fromNote = view.callback_id === 'void-credit-note' ? about : noteId;
    return { place: { ...fresh, below, full, noteId: fromNote }, instead: true };
  }
  const full = isStackFull(view);
  const onDetails = view.callback_id === detailsIds.callback && !full;
  const below = onDetails ? { viewId: view.id, metadata: view.private_metadata } : null;
  return { place: { ...fresh, below, full }, instead: false };
}
