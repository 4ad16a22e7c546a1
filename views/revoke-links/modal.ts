import type { ModalView } from '@slack/types';
import { header, modal } from '../../src/blocks/layout.js';
import { counted, safe } from '../../src/blocks/text.js';
import { points } from '../forms/confirm.js';
import { revokeLinksIds, revokeLinksTitle, revokeLinksWords } from './ids.js';
import { type RevokePlace, revokeLinksMetadata } from './place.js';

/** What ending one link, or all of a payer, does. */
export function revokeModal(payerName: string, place: RevokePlace): ModalView {
  const isOne = place.linkId !== null;
  const which = isOne ? 'This link opens' : 'None of the links that were sent so far opens';
  return modal({
    title: revokeLinksTitle,
    callbackId: revokeLinksIds.callback,
    metadata: revokeLinksMetadata.write(place),
    submit: isOne ? revokeLinksWords.one : revokeLinksWords.all,
    close: 'Back',
    blocks: [
      header(isOne ? 'Revoke this link' : `Revoke all links of ${payerName}`),
      points([
        `${which} the account of ${safe(payerName)} any more, from now on.`,
        'Whoever is in the account by it is out at once.',
        'Nobody is told. What was done with it stays as it is. You can send another link at any time.',
      ]),
    ],
  });
}

/** In plain words. */
export function revokedText(count: number): string {
  if (count === 0) return 'Nothing was left to revoke: no link worked any more.';
  return `${counted(count, 'link')} ${count === 1 ? 'works' : 'work'} no more.`;
}

export function revokedModal(count: number): ModalView {
  return modal({
    title: revokeLinksTitle,
    close: 'Done',
    blocks: [header('Revoked'), points([revokedText(count)])],
  });
}
