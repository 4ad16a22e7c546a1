import type { ModalView } from '@slack/types';
import { z } from 'zod';
import { header, modal, section } from '../../src/blocks/layout.js';
import { counted, safe, safeSentence } from '../../src/blocks/text.js';
import type { LinkPreview } from '../../src/services/links/send-account-link.js';
import { beneathShape } from '../forms/beneath.js';
import { points } from '../forms/confirm.js';
import { noLinkReason } from '../forms/link-way-words.js';
import { operationIdShape, privateMetadata } from '../forms/private-metadata.js';
import { sendAccountLinkIds, sendAccountLinkTitle } from './ids.js';

export const sendLinkMetadata = privateMetadata(1, {
  operationId: operationIdShape,
  payerId: z.string().min(1).max(300),
  /** The address that the form said, shortened, for comparison only. */
  to: z.string().max(300),
  beneath: beneathShape,
});

export type SendLinkPlace = ReturnType<typeof sendLinkMetadata.read>;

function openWords({ open }: LinkPreview): string[] {
  if (open === 0) return [];
  const many = open === 1 ? 'works' : 'work';
  return [`${counted(open, 'earlier link')} still ${many}, and goes on working beside it.`];
}

/** To whom a link would go and what it opens, or why none can be sent. */
export function sendLinkModal(
  preview: LinkPreview,
  place: SendLinkPlace,
  notice: string | null = null,
): ModalView {
  const { payer, way } = preview;
  const to = way.kind === 'address' ? way.to : '';
  const reason = noLinkReason(way, safe(payer.name));
  return modal({
    title: sendAccountLinkTitle,
    callbackId: sendAccountLinkIds.callback,
    metadata: sendLinkMetadata.write({ ...place, to }),
    close: 'Back',
    ...(reason === null ? { submit: 'Send' } : {}),
    blocks: [
      ...(notice === null ? [] : [section(`*${safeSentence(notice)}*`)]),
      header(`Send an account link to ${payer.name}`),
      reason === null
        ? points([
            `It goes by email to *${safeSentence(to)}*, the address of ${safe(payer.name)} on file, and to nobody else.`,
            'Whoever opens it sees the account credit, the invoices and the payments, and can use the credit on an invoice.',
            'It works for 30 days, as often as it is opened. It ends when you revoke it, or when the address changes.',
            ...openWords(preview),
          ])
        : section(reason),
    ],
  });
}
