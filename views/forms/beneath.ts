import type { BlockAction } from '@slack/bolt';
import { z } from 'zod';

/** The view that lies under a form, with all that is needed to draw it anew after the booking. */
export const beneathShape = z
  .object({ viewId: z.string(), callbackId: z.string(), metadata: z.string() })
  .nullable()
  .default(null);

export type Beneath = z.infer<typeof beneathShape>;

/** It travels, as JSON, in the form's own metadata, of which Slack takes 3,000 characters. */
const longestMetadata = 1_500;

/** Where a button stands that opens a form on top; null in a message and on the Home tab. */
export function beneathOf({ view }: Pick<BlockAction, 'view'>): Beneath {
  if (view?.type !== 'modal') return null;
  const beneath = {
    ...{ viewId: view.id, callbackId: view.callback_id },
    metadata: view.private_metadata,
  };
  return JSON.stringify(beneath).length > longestMetadata ? null : beneath;
}
