import type { Store } from '../connection.js';

/**
 * What waits in each lane of the outbox, and what was given up and can be sent again, counted up to
 * `atMost` by index.
 */
export async function countOutbox({ collections }: Store, clubId: string, atMost: number) {
  const { outbox } = collections;
  const ready = { state: 'ready' as const };
  const inQueue = { hint: 'to_send', limit: atMost };
  const [messagesReady, mailsReady, givenUp] = await Promise.all([
    outbox.countDocuments({ ...ready, lane: null }, inQueue),
    outbox.countDocuments({ ...ready, lane: { $in: ['mail', 'link'] } }, inQueue),
    outbox.countDocuments(
      { clubId, state: 'given-up', textGoneAt: null },
      { hint: 'given_up', limit: atMost },
    ),
  ]);
  return { messagesReady, mailsReady, givenUp };
}
