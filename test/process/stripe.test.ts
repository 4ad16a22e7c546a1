import { expect, it, onTestFinished } from 'vitest';
import { auditDifferences, invoiceNow, issue, pay } from '../support/ledger-desk.js';
import { addPayment, refundByHand, settleRefund } from '../support/stripe-stand-in/happenings.js';
import {
  standInKey,
  standInWebhookSecret,
  startStripeStandIn,
} from '../support/stripe-stand-in/start-stripe-stand-in.js';
import { postWebhook, signedWebhook } from '../support/stripe-stand-in/webhooks.js';
import { deskFolder } from './desk-folder.js';
import { finance, olive, sharedBooks, slackWorkspace } from './slack-workspace.js';

const patience = { timeoutMs: 20_000 };

/** The desk as it is started, connected to a Stripe of our own, with an invoice that was paid by card. */
async function connectedDesk() {
  const folder = await deskFolder();
  const { desk, uri } = await sharedBooks();
  const { slack, environment } = await slackWorkspace({ kind: 'socket' });
  const standIn = await startStripeStandIn();
  onTestFinished(() => standIn.close());
  addPayment(standIn.state, { id: 'pi_1', amount: 10_000 });
  const invoiceId = await issue(desk, 10_000n);
  await pay(desk, invoiceId, 10_000n, { paymentId: 'club:pi_1' });
  const running = folder.start({
    ...environment,
    MONGODB_URI: uri,
    STRIPE_SECRET_KEY: standInKey,
    STRIPE_WEBHOOK_SECRET: standInWebhookSecret,
    STRIPE_API_URL: standIn.url,
  });
  await running.running();
  expect(running.stdout()).toContain(
    `sent by Stripe; webhooks are taken at http://127.0.0.1:${folder.port}/stripe/webhook.`,
  );
  const { number } = await invoiceNow(desk, invoiceId);
  /** Posts what Stripe told since to the desk's own address. */
  const deliver = async () => {
    for (const event of standIn.state.events.splice(0)) {
      const webhook = signedWebhook(event, standInWebhookSecret);
      const url = `http://127.0.0.1:${folder.port}/stripe/webhook`;
      expect(await postWebhook(url, webhook)).toBe(200);
    }
  };
  return { desk, slack, standIn, running, invoiceId, number, deliver };
}

it('sends what a person asks for, hears that it failed, and lets a stranger be recorded', async () => {
  const { desk, slack, standIn, running, invoiceId, number, deliver } = await connectedDesk();
  const person = slack.driver.as(olive);
  const channel = person.channel(finance);
  await person.command('/invoices', number);
  const details = await person.modal({ ...patience, title: `Invoice ${number}` });
  await details.click('Refund');
  const form = await person.modal({ ...patience, title: 'Refund' });
  await form.fill('Amount', '30');
  await form.fill('Reason', 'Left the club');
  await form.submit();
  await form.waitForText('is to be sent back', patience);
  // Asked for at once, and not when the job's time comes.
  await channel.waitForMessage('says that a refund', patience);
  expect(standIn.state.refunds).toMatchObject([{ amount: 3000, payment_intent: 'pi_1' }]);
  const sent = standIn.state.refunds[0]?.id ?? '';
  settleRefund(standIn.state, sent, { status: 'failed', reason: 'expired_or_canceled_card' });
  await deliver();
  await channel.waitForMessage('the card has expired or was cancelled', patience);
  expect(await invoiceNow(desk, invoiceId)).toMatchObject({ refunded: 0n });
  refundByHand(standIn.state, 'pi_1', 4000);
  await deliver();
  const told = await channel.waitForMessage("back in Stripe's own page", patience);
  await told.click('Record');
  const record = await person.modal({ ...patience, title: 'Record refund' });
  await record.fill('Reason', 'Promised on the telephone');
  await record.submit();
  await record.waitForText('is recorded as sent back', patience);
  // What was told first asks nobody any more.
  await channel.waitForMessage('Nothing is to be done about it any more', patience);
  expect(await invoiceNow(desk, invoiceId)).toMatchObject({ refunded: 4000n });
  expect((await running.stop()).code).toBe(0);
  expect(await auditDifferences(desk)).toEqual([]);
});
