import type { Button, KnownBlock } from '@slack/types';
import { actions, button, context } from '../../src/blocks/layout.js';
import { safe } from '../../src/blocks/text.js';
import type { LinkWay } from '../../src/services/links/send-account-link.js';
import { noLinkReason } from '../forms/link-way-words.js';
import { sendAccountLinkIds, sendAccountLinkTitle } from '../send-account-link/ids.js';
import { accountLinksIds, accountLinksTitle } from './ids.js';

type OfPayer = { way: LinkWay; payer: { id: string; name: string }; withList: boolean };

/** The way to send a link, or why there is none; with other buttons of the same payer. */
export function linkButtons({ way, payer, withList }: OfPayer, more: Button[]): KnownBlock[] {
  const { id: value, name } = payer;
  const reason = noLinkReason(way, safe(name));
  const send = { text: sendAccountLinkTitle, actionId: sendAccountLinkIds.open, value };
  const list = { text: accountLinksTitle, actionId: accountLinksIds.open, value };
  return [
    ...(reason === null ? [] : [context(reason)]),
    ...actions([
      ...(reason === null
        ? [button({ ...send, spoken: `${sendAccountLinkTitle} to ${name}` })]
        : []),
      ...(withList ? [button({ ...list, spoken: `${accountLinksTitle} of ${name}` })] : []),
      ...more,
    ]),
  ];
}
