import { afterAll, beforeAll, expect, it } from 'vitest';
import { createSendElsewhere } from '../../src/app/send-elsewhere.js';
import { createSendNotice } from '../../src/app/send-notice.js';
import { deliverDue } from '../../src/outbox/deliver.js';
import { hearRefund } from '../../src/services/providers/hear-refund.js';
import { recordElsewhere } from '../../src/services/providers/record-elsewhere.js';
import type { RenderedMessage } from '../../src/slack/answer/post-to-slack.js';
import { admin } from '../support/ledger-desk.js';
import { refundByHand, settleRefund } from '../support/stripe-stand-in/happenings.js';
import {
  openStripeDesk,
  paidByCard,
  type StripeDesk,
} from '../support/stripe-stand-in/stripe-desk.js';

let world: StripeDesk;
beforeAll(async () => {
  world = await openStripeDesk();
});
afterAll(() => world.close());

/** What stands in the channel, by the moment of each message, as it was posted or changed. */
const channel = new Map<string, string>();
let canEdit = true;

function shown({ text, blocks }: RenderedMessage): string {
  return `${text}\n${JSON.stringify(blocks)}`;
}

async function deliver(): Promise<void> {
  const { desk } = world;
  const send = createSendNotice(desk, async (_place, message) => {
    const ts = `${channel.size + 1}.0`;
    channel.set(ts, shown(message));
    return { kind: 'posted', channel: 'CFINANCE', ts };
  });
  const edit = async (place: { channel: string; ts: string }, message: RenderedMessage) => {
    if (!canEdit) return { kind: 'refused', sentence: 'It cannot be changed any more.' } as const;
    channel.set(place.ts, shown(message));
    return { kind: 'posted', ...place } as const;
  };
  const sending = createSendElsewhere({ desk, send, edit });
  await deliverDue(desk.store, { send: sending, now: desk.now, stopped: () => false });
}

async function madeInStripesPage() {
  const { desk, stripe, standIn } = world;
  channel.clear();
  const paid = await paidByCard(world, 5000n);
  const { id } = refundByHand(standIn.state, paid.intentId, 1000);
  const hear = async () => {
    for (const refund of await stripe.listOf(paid.intentId)) await hearRefund(desk, stripe, refund);
  };
  await hear();
  const record = () =>
    recordElsewhere(desk, admin, { elsewhereId: `club:stripe:${id}`, reason: 'By hand' });
  return { id, hear, record };
}

const button = '"text":"Record"';

it('the message loses its button when somebody has recorded the refund', async () => {
  const { record } = await madeInStripesPage();
  await deliver();
  expect(channel.get('1.0')).toContain(button);
  await record();
  await deliver();
  expect(channel.get('1.0')).not.toContain(button);
  expect(channel.get('1.0')).toContain('Nothing is to be done about it any more.');
  expect(channel.get('2.0')).toContain('recorded a refund of *£10.00*');
});

it('so it does when the refund failed', async () => {
  const { id, hear } = await madeInStripesPage();
  await deliver();
  settleRefund(world.standIn.state, id, { status: 'failed', reason: 'declined' });
  await hear();
  await deliver();
  expect(channel.get('1.0')).not.toContain(button);
  expect(channel.get('2.0')).toContain('did not reach the payer');
});

it('told late, it never had one', async () => {
  const { record } = await madeInStripesPage();
  await record();
  await deliver();
  expect([...channel.values()].filter((text) => text.includes(button))).toEqual([]);
});

it('where it cannot be changed any more, what comes after it is told all the same', async () => {
  const { record } = await madeInStripesPage();
  await deliver();
  canEdit = false;
  await record();
  await deliver();
  canEdit = true;
  expect(channel.get('1.0')).toContain(button);
  expect(channel.get('2.0')).toContain('recorded a refund');
});

it('told before it is kept, it has one', async () => {
  const { id } = await madeInStripesPage();
  await world.desk.store.collections.provider_refunds.deleteOne({ _id: `club:stripe:${id}` });
  await deliver();
  expect(channel.get('1.0')).toContain(button);
});
