import type { ModalView } from '@slack/types';
import { header, modal } from '../../src/blocks/layout.js';
import { safe, safeSentence } from '../../src/blocks/text.js';
import { points } from '../forms/confirm.js';
import { sendAccountLinkTitle } from './ids.js';

export type LinkSent = { payerName: string; to: string };

export const linkSentTitle = 'The link is on its way';

/** In plain words. */
export function linkSentText({ payerName, to }: LinkSent): string {
  return `An email with the link goes to ${payerName} at ${to}.`;
}

export function linkSentModal({ payerName, to }: LinkSent): ModalView {
  const shown = { payerName: safe(payerName), to: safeSentence(to) };
  return modal({
    title: sendAccountLinkTitle,
    close: 'Done',
    blocks: [
      header(linkSentTitle),
      points([
        linkSentText(shown),
        'It stands under *Account links* once it was sent, with each use. If it cannot be delivered, the finance channel is told.',
      ]),
    ],
  });
}
