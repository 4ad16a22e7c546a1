import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { refundNotDone } from '../../../src/services/refunds/refund-not-done.js';
import { tellRefund } from '../../../src/services/refunds/tell-refund.js';
import { closeDesk, closeScreens, follow, openScreen } from '../../support/desk-screens.js';
import { issueTo } from '../../support/forms.js';
import { auditDifferences, envelope, invoiceNow, pay } from '../../support/ledger-desk.js';
import { askPart } from '../../support/refunds.js';
import { openSlackDesk, type SlackDesk } from '../../support/slack-desk.js';

let world: SlackDesk;
const on = '2026-11-23';

beforeAll(async () => {
  world = await openSlackDesk();
});
afterEach(async () => {
  await closeScreens(world);
  expect(await auditDifferences(world.desk)).toEqual([]);
});
afterAll(() => closeDesk(world));

/** A paid invoice of 100.00 on which a refund of 30.00 was asked for. */
async function asked() {
  const invoice = await issueTo(world, [10_000n]);
  await pay(world.desk, invoice.id, 10_000n);
  return { invoice, refundId: await askPart(world.desk, invoice.id, 3_000n) };
}

it('is there for a refund that failed, and counts as the same refund', async () => {
  const { invoice, refundId } = await asked();
  const problem = { refundId, on, reason: 'Account closed' };
  await refundNotDone(world.desk, envelope(), problem);
  const details = await openScreen(world, '/invoices', invoice.number);
  expect(details.text()).toContain('Account closed. Everything was put back');
  const form = await follow(world, details, { button: 'Try again', title: 'Try refund again' });
  await form.choose('Sent by', 'Bank transfer');
  await form.fill('Reason', 'Another account');
  expect(await form.submit()).toMatchObject({ ok: true });
  expect(form.text()).toContain('£30.00 is to be sent to Priya Patel once more');
  await form.close();
  await details.waitForText('to be sent');
  expect(details.text()).not.toContain('Try again');
  expect((await invoiceNow(world.desk, invoice.id)).refunded).toBe(3_000n);
});

it('is not there while one waits, whose amount is held (case 14)', async () => {
  const { invoice, refundId } = await asked();
  const told = { state: 'waiting', attempt: 1, providerRefundId: 're_1', on } as const;
  const reason = 'not enough money at Stripe';
  await tellRefund(world.desk, { kind: 'job', job: 'sweep' }, { refundId, told, reason });
  const details = await openScreen(world, '/invoices', invoice.number);
  expect(details.text()).toContain('waiting since 23 Nov: not enough money at Stripe');
  for (const button of ['Try again', 'Mark as done']) {
    expect(details.text().split('\n')).not.toContain(button);
  }
  const refund = await follow(world, details, { button: 'Refund', title: 'Refund' });
  await refund.fill('Amount', '70.01');
  await refund.waitForText('At most £70.00 can be refunded here.');
  await closeScreens(world);
  const credit = await openScreen(world, '/credit', invoice.number);
  await credit.fill('Amount', '80');
  await credit.waitForText('At most £70.00 can be credited here.');
});
