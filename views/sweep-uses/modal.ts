import type { ModalView, SectionBlock } from '@slack/types';
import { z } from 'zod';
import { button, context, modal, section } from '../../src/blocks/layout.js';
import { pager } from '../../src/blocks/pager.js';
import { counted, safe } from '../../src/blocks/text.js';
import { type ShownClub, wordsFor } from '../../src/blocks/words.js';
import { recordId } from '../../src/domain/record-id.js';
import type { SweepUses } from '../../src/services/sweep/sweep-history.js';
import { privateMetadata } from '../forms/private-metadata.js';
import { invoiceDetailsIds } from '../invoice-details/ids.js';
import { sweepUsesIds, sweepUsesTitle } from './ids.js';

export const usesMetadata = privateMetadata(1, { runId: z.string().min(1) });

export const usesPerPage = 12;

function row(of: { number: string; payerName: string; fact: string }, club: ShownClub) {
  return section(
    `*${safe(of.number)}*  ·  ${safe(of.payerName)}\n${of.fact}`,
    button({
      text: 'Details',
      actionId: invoiceDetailsIds.open,
      value: recordId(club.id, of.number),
      spoken: `Details of ${of.number}`,
    }),
  );
}

function rows({ uses, waits }: SweepUses, club: ShownClub): SectionBlock[] {
  const { money } = wordsFor(club);
  return [
    ...uses.map(({ invoiceNumber: number, payerName, amount, currency }) =>
      row({ number, payerName, fact: `${money(amount, currency)} of account credit used` }, club),
    ),
    ...waits.map(({ number, payerName, outstanding, currency }) => {
      const fact = `Waits for a payment in flight; ${money(outstanding, currency)} left to pay`;
      return row({ number, payerName, fact }, club);
    }),
  ];
}

function summary({ usedOn, waiting }: SweepUses): string {
  const used =
    usedOn === 0
      ? 'This run used no account credit, or its record is no longer kept.'
      : `Account credit used automatically on ${counted(usedOn, 'invoice')}.`;
  if (waiting === 0) return used;
  return `${used} ${counted(waiting, 'invoice waits', 'invoices wait')} now for a payment in flight, and ${waiting === 1 ? 'is' : 'are'} looked at when it is received or has failed.`;
}

/** On which invoices a run used credit, then which invoices wait for a payment now. */
export function sweepUsesModal(data: SweepUses & { runId: string }, club: ShownClub): ModalView {
  const { runId, page, pageSize, usedOn, waiting } = data;
  return modal({
    title: sweepUsesTitle,
    callbackId: sweepUsesIds.callback,
    metadata: usesMetadata.write({ runId }),
    blocks: [
      context(summary(data)),
      ...pager(sweepUsesIds.callback, 'invoices', { page, pageSize, total: usedOn + waiting }),
      ...rows(data, club),
    ],
  });
}
