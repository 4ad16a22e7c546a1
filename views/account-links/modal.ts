import type { ModalView } from '@slack/types';
import { z } from 'zod';
import { button, context, header, modal } from '../../src/blocks/layout.js';
import { pager } from '../../src/blocks/pager.js';
import { counted, safe } from '../../src/blocks/text.js';
import type { ShownClub } from '../../src/blocks/words.js';
import type { ListedLinks } from '../../src/services/links/account-links.js';
import type { LinkWay } from '../../src/services/links/send-account-link.js';
import { privateMetadata } from '../forms/private-metadata.js';
import { revokeLinksIds, revokeLinksWords } from '../revoke-links/ids.js';
import { accountLinksIds, accountLinksTitle } from './ids.js';
import { linkButtons } from './link-buttons.js';
import { linkRow } from './link-row.js';

export const linksPerPage = 10;

export const accountLinksPlace = privateMetadata(1, {
  payerId: z.string().min(1).max(300),
  page: z.int().min(0),
});

function aboutOpen({ open, total, payer }: ListedLinks, way: LinkWay): string {
  if (total === 0) {
    // Why none can be sent stands below; the links of somebody who was forgotten are not kept.
    return way.kind === 'address'
      ? `${safe(payer.name)} was never sent a link to their account page. Mails lead to it, and you can send one.`
      : 'No link to an account page is listed here.';
  }
  const works =
    open === 0 ? 'None of them works now.' : `${counted(open, 'link')} can be used now.`;
  return `${works} Each mail has a link of its own, which works for 30 days, as often as it is opened.`;
}

/** The links to a payer's account page, with their uses, and the ways to end them. */
export function accountLinksModal(data: ListedLinks, way: LinkWay, club: ShownClub): ModalView {
  const { payer, links, page, open } = data;
  const all = {
    ...{ text: revokeLinksWords.all, actionId: revokeLinksIds.all, value: payer.id },
    ...{ style: 'danger' as const, spoken: `Revoke all links of ${payer.name}` },
  };
  return modal({
    title: accountLinksTitle,
    callbackId: accountLinksIds.callback,
    metadata: accountLinksPlace.write({ payerId: payer.id, page }),
    blocks: [
      header(`Account links of ${payer.name}`),
      context(aboutOpen(data, way)),
      ...linkButtons({ way, payer, withList: false }, open > 0 ? [button(all)] : []),
      ...pager(accountLinksIds.callback, 'links', data),
      ...links.map((link) => linkRow(link, club)),
    ],
  });
}
