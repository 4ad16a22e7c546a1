import type { ModalView } from '@slack/types';
import { z } from 'zod';
import { button, context, modal, section } from '../../src/blocks/layout.js';
import { nearestPage, pageOf, pager } from '../../src/blocks/pager.js';
import { counted, safe } from '../../src/blocks/text.js';
import { type ShownClub, wordsFor } from '../../src/blocks/words.js';
import { recordId } from '../../src/domain/record-id.js';
import type { NamedUse } from '../../src/services/sweep/sweep-history.js';
import { privateMetadata } from '../forms/private-metadata.js';
import { invoiceDetailsIds } from '../invoice-details/ids.js';
import { sweepUsesIds, sweepUsesTitle } from './ids.js';

export const usesMetadata = privateMetadata(1, { runId: z.string().min(1) });

const pageSize = 12;

/** On which invoices a run of the sweep used credit. */
export function sweepUsesModal(
  data: { runId: string; uses: readonly NamedUse[]; page: number },
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
        actionId: invoiceDetailsIds.open,
        value: recordId(club.id, use.invoiceNumber),
        spoken: `Details of ${use.invoiceNumber}`,
      }),
    ),
  );
  const none = 'This sweep used no credit, or its record is no longer kept.';
  return modal({
    title: sweepUsesTitle,
    callbackId: sweepUsesIds.callback,
    metadata: usesMetadata.write({ runId }),
    blocks: [
      context(uses.length === 0 ? none : `Used on ${counted(uses.length, 'invoice')}`),
      ...rows,
      ...pager(sweepUsesIds.callback, 'invoices', { page, pageSize, total: uses.length }),
    ],
  });
}
