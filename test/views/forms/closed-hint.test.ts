import type { ModalHandle } from 'local-slack';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { askRefund } from '../../../src/services/refunds/ask-refund.js';
import { closedHint } from '../../../views/forms/closed-hint.js';
import { closeDesk, closeScreens, follow, openScreen } from '../../support/desk-screens.js';
import { issueTo } from '../../support/forms.js';
import { envelope, pay } from '../../support/ledger-desk.js';
import { openSlackDesk, operator, type SlackDesk } from '../../support/slack-desk.js';
import { shown } from '../sample-facts.js';

let world: SlackDesk;

beforeAll(async () => {
  world = await openSlackDesk();
});
function closeBooks(closedUpTo: string | null): void {
  const { desk } = world;
  desk.settings = { ...desk.settings, closedUpTo };
}

afterEach(async () => {
  closeBooks(null);
  await closeScreens(world);
});
afterAll(() => closeDesk(world));

const refusal =
  'The books are closed up to 31 Oct 2026, so nothing of 30 Oct 2026 is booked any more. Choose 1 Nov 2026 or a later day. An admin can open the books again under Settings.';

/** Types a closed day, which is refused beside it, and then the first open one. */
async function closedThenOpen(form: ModalHandle, label: string): Promise<void> {
  expect(form.text()).toContain('The books are closed up to 31 Oct 2026.');
  await form.fill(label, '2026-10-30');
  await form.submit();
  expect(Object.values(form.expectErrors())).toEqual([refusal]);
  await form.fill(label, '2026-11-01');
  expect(await form.submit()).toMatchObject({ ok: true });
}

/** An invoice that was there in the days that are closed now. */
async function earlier() {
  const { clock } = world.desk;
  const { now } = clock;
  clock.now = new Date('2026-10-05T10:00:00Z');
  const invoice = await issueTo(world, [4_000n]);
  clock.now = now;
  return invoice;
}

describe('a form in which a day is typed says up to when the books are closed, and refuses it', () => {
  it('Record payment', async () => {
    const { number } = await earlier();
    closeBooks('2026-10-31');
    const person = world.slack.driver.as(operator);
    await person.command('/record-payment', number);
    const form = await person.modal({ title: 'Record payment' });
    await form.choose('How', 'Bank transfer');
    await form.fill('Amount', '10');
    await form.waitForText('What this payment pays');
    await closedThenOpen(form, 'Received on');
  });

  it('a payment that bounced', async () => {
    const invoice = await issueTo(world, [4_000n]);
    await pay(world.desk, invoice.id, 4_000n, { receivedOn: '2026-10-20' });
    closeBooks('2026-10-31');
    const details = await openScreen(world, '/invoices', invoice.number);
    const form = await follow(world, details, { button: 'Bounced', title: 'Payment bounced' });
    await form.fill('Reason', 'Account closed');
    await closedThenOpen(form, 'Day');
  });

  it('a refund that is done', async () => {
    const invoice = await issueTo(world, [2_000n]);
    const paymentId = await pay(world.desk, invoice.id, 2_000n, { receivedOn: '2026-10-20' });
    await askRefund(world.desk, envelope(), {
      ...{ invoiceId: invoice.id, amount: 500n, line: null, how: 'cash', paymentId },
      ...{ provider: 'bank', reason: 'Left', noteToCustomer: '', notifyCustomer: false },
    });
    closeBooks('2026-10-31');
    const desk = await openScreen(world, '/credit-desk');
    const list = await follow(world, desk, { button: 'Refunds to do', title: 'Refunds to do' });
    const form = await follow(world, list, { button: 'Mark as done', title: 'Refund done' });
    await closedThenOpen(form, 'Sent on');
  });
});

it('nothing is added while the books are open', () => {
  expect(closedHint('The day.', shown)).toBe('The day.');
  expect(closedHint('The day.', { ...shown, closedUpTo: null })).toBe('The day.');
});
