import { Stripe } from 'stripe';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { followRefunds } from '../../src/services/providers/follow-refunds.js';
import { providerWebhooks } from '../../src/web/provider-webhooks.js';
import { startWebServer, type WebServer } from '../../src/web/server.js';
import { invoiceNow, issue, pay } from '../support/ledger-desk.js';
import { freePort } from '../support/mongo-environment.js';
import { addPayment, openDispute, refundByHand } from '../support/stripe-stand-in/happenings.js';
import { standInWebhookSecret } from '../support/stripe-stand-in/start-stripe-stand-in.js';
import {
  openStripeDesk,
  paidByCard,
  type StripeDesk,
  toldFinance,
} from '../support/stripe-stand-in/stripe-desk.js';
import { postWebhook, signedWebhook } from '../support/stripe-stand-in/webhooks.js';

let world: StripeDesk;
let server: WebServer;
let url: string;
beforeAll(async () => {
  world = await openStripeDesk();
  const port = await freePort();
  url = `http://127.0.0.1:${port}/stripe/webhook`;
  const routers = [providerWebhooks(world.desk)];
  server = await startWebServer({
    host: '127.0.0.1',
    port,
    routers,
    log: { error: () => undefined },
  });
});
afterAll(async () => {
  await server.close();
  await world.close();
});
afterEach(() => {
  world.standIn.state.events.length = 0;
});

async function disputed() {
  const paid = await paidByCard(world, 1000n);
  openDispute(world.standIn.state, paid.intentId, { amount: 1000, status: 'needs_response' });
  const [event] = world.standIn.state.events;
  if (event === undefined) throw new Error('the stand-in told nothing');
  return { ...paid, event };
}

it('books what a signed webhook tells, once however often it comes', async () => {
  const { invoiceId, event } = await disputed();
  const webhook = signedWebhook(event, standInWebhookSecret);
  expect(await postWebhook(url, webhook)).toBe(200);
  expect(await postWebhook(url, webhook)).toBe(200);
  expect(await invoiceNow(world.desk, invoiceId)).toMatchObject({ outstanding: 1000n });
});

it('refuses what is forged, altered, old, unsigned, empty or too long, and books nothing', async () => {
  const { invoiceId, event } = await disputed();
  const { body, signature } = signedWebhook(event, standInWebhookSecret);
  const old = new Date(Date.now() - 10 * 60_000);
  const wrong = [
    signedWebhook(event, 'whsec_anotherone'),
    { body: body.replace('1000', '9000'), signature },
    signedWebhook(event, standInWebhookSecret, old),
    { body, signature: '' },
    { body: '', signature },
  ];
  for (const webhook of wrong) expect(await postWebhook(url, webhook)).toBe(400);
  expect(await postWebhook(url, { body: 'x'.repeat(300_000), signature })).toBe(413);
  expect(await invoiceNow(world.desk, invoiceId)).toMatchObject({ outstanding: 0n });
});

it('asks to be told again what cannot be booked now', async () => {
  const { invoiceId, event } = await disputed();
  const disputes = world.standIn.state.disputes.splice(0);
  expect(await postWebhook(url, signedWebhook(event, standInWebhookSecret))).toBe(503);
  world.standIn.state.disputes.push(...disputes);
  expect(await postWebhook(url, signedWebhook(event, standInWebhookSecret))).toBe(200);
  expect(await invoiceNow(world.desk, invoiceId)).toMatchObject({ outstanding: 1000n });
});

it('takes no ten megabytes, and goes on hearing others', async () => {
  const { invoiceId, event } = await disputed();
  const webhook = signedWebhook(event, standInWebhookSecret);
  const large = { ...webhook, body: ' '.repeat(10_000_000) };
  // The line may be closed while the rest of it is still being sent.
  const status = await postWebhook(url, large).catch(() => 413);
  expect(status).toBe(413);
  expect(await postWebhook(url, webhook)).toBe(200);
  expect(await invoiceNow(world.desk, invoiceId)).toMatchObject({ outstanding: 1000n });
});

it('a signed event that is not as Stripe sends it books nothing and is told again', async () => {
  const { event } = await disputed();
  const strange = JSON.stringify({ ...event, type: 'refund.updated', data: { object: {} } });
  const signature = Stripe.webhooks.generateTestHeaderString({
    payload: strange,
    secret: standInWebhookSecret,
  });
  expect(await postWebhook(url, { body: strange, signature })).toBe(503);
});

it('what was told before its payment was imported is found by asking, and told to finance then', async () => {
  const { desk, standIn, stripe } = world;
  addPayment(standIn.state, { id: 'pi_later', amount: 2000 });
  refundByHand(standIn.state, 'pi_later', 500);
  const [event] = standIn.state.events;
  if (event === undefined) throw new Error('the stand-in told nothing');
  expect(await postWebhook(url, signedWebhook(event, standInWebhookSecret))).toBe(200);
  const told = async () => {
    return (await toldFinance(desk)).filter(({ kind }) => kind === 'refund-elsewhere');
  };
  expect(await told()).toEqual([]);
  const invoiceId = await issue(desk, 2000n);
  await pay(desk, invoiceId, 2000n, { paymentId: 'club:pi_later' });
  desk.refundProviders = [stripe];
  await followRefunds(desk, () => false);
  expect(await told()).toMatchObject([{ amount: 500n }]);
});
