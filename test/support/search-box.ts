import type { BlockSuggestion } from '@slack/bolt';
import type { OfferAnswer } from '../../src/blocks/offer-answer.js';
import type { Searched } from '../../src/slack/receive/handlers.js';
import { operator } from './slack-desk.js';

export type Offered = { label: string | null; texts: string[]; below: string[] };

/** What a search box answers when Olive types into it. */
export async function typeInto(
  answer: (searched: Searched) => Promise<void>,
  value: string,
  metadata = '',
): Promise<Offered> {
  const acked: OfferAnswer[] = [];
  const team = { id: 'T01', domain: 'riverside' };
  const body = {
    ...{ type: 'block_suggestion', team, user: { id: operator, name: 'olive' }, value },
    ...{ view: { private_metadata: metadata } },
  };
  await answer({
    ack: async (one) => {
      acked.push(one);
    },
    body: Object.assign(Object.create(null), body) satisfies BlockSuggestion,
  });
  const [first = { options: [] }] = acked;
  const groups = 'options' in first ? [first] : first.option_groups;
  const options = groups.flatMap((group) => group.options);
  return {
    label: 'options' in first ? null : (first.option_groups[0]?.label.text ?? null),
    texts: options.map(({ text }) => text.text),
    below: options.map(({ description }) => description?.text ?? ''),
  };
}
