import type { webApi } from '@slack/bolt';
import type { Actor } from '../../src/domain/people/actor.js';
import type { Beneath } from '../forms/beneath.js';
import { detailsIds } from '../invoice-details/modal.js';
import { refreshBelow, refreshList } from '../invoice-details/submit.js';
import { invoicesIds } from '../invoices/modal.js';
import type { Surroundings } from './surroundings.js';

/** After a booking: the list or the details that a form was opened from show the new figures. */
export async function refreshBeneath(
  surroundings: Surroundings,
  client: webApi.WebClient,
  actor: Actor,
  beneath: Beneath,
): Promise<void> {
  if (beneath === null) return;
  const { callbackId, viewId, metadata } = beneath;
  if (callbackId === detailsIds.callback) {
    await refreshBelow(surroundings, client, actor, { viewId, metadata });
  }
  if (callbackId === invoicesIds.callback) {
    await refreshList(surroundings, client, actor, { viewId, metadata });
  }
}
