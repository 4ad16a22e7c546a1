import type { ModalView } from '@slack/types';
import { z } from 'zod';
import { button, context, modal, section } from '../../src/blocks/layout.js';
import { nearestPage, pageOf, pager } from '../../src/blocks/pager.js';
import { privateMetadata } from '../../src/blocks/private-metadata.js';
import { counted, safe } from '../../src/blocks/text.js';
import { type ShownClub, wordsFor } from '../../src/blocks/words.js';
import { recordId } from '../../src/domain/record-id.js';
import { undoIds } from '../invoice-details/ids.js';

export const usesIds = {
  callback: 'sweep-uses',
  previous: 'sweep-uses.previous',
  next: 'sweep-uses.next',
} as const;

/** `amount` in minor units. */
export type UseShown = {
  invoiceNumber: string;
  payerName: string;
  amount: bigint;
  currency: string;
};

export const usesMetadata = privateMetadata(1, { runId: z.string().min(1) });

const pageSize = 12;

/** On which invoices a run of the sweep used credit. */
export function usesModal(
  data: { runId: string; uses: readonly UseShown[]; page: number },
  club: ShownClub,
): ModalView {
  const { runId, uses } = data;
  const page = nearestPage(data.page, pageSize, uses.length);
  const { money } = wordsFor(club);
  const rows = pageOf(uses, page, pageSize).map((use) =>
    section(
      `*${safe(use.invoiceNumber)}*  ·  ${safe(use.payerName)}\n${money(use.amount, use.currency)} of account credit used`,
      button({
        text: 'Details',
        actionId: undoIds.details,
        value: recordId(club.id, use.invoiceNumber),
        spoken: `Details of ${use.invoiceNumber}`,
      }),
    ),
  );
  const none = 'This sweep used no credit, or its record is no longer kept.';
  return modal({
    title: 'Credit used by sweep',
    callbackId: usesIds.callback,
    metadata: usesMetadata.write({ runId }),
    blocks: [
      context(uses.length === 0 ? none : `Used on ${counted(uses.length, 'invoice')}`),
      ...rows,
      ...pager('sweep-uses', 'invoices', { page, pageSize, total: uses.length }),
    ],
  });
}
