import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import {
  askForCredit,
  deliver,
  entryOf,
  openApprovalDesk,
  requestMessage,
  review,
} from '../../support/approval-desk.js';
import { closeDesk, closeScreens } from '../../support/desk-screens.js';
import { fillCredit, issueTo, openCreditForm } from '../../support/forms.js';
import { auditDifferences, pay } from '../../support/ledger-desk.js';
import { removeUnbooked } from '../../support/removed-requests.js';
import {
  approver,
  operator,
  type SlackDesk,
  secondApprover,
  stranger,
} from '../../support/slack-desk.js';

let world: SlackDesk;
beforeAll(async () => {
  world = await openApprovalDesk();
});
afterAll(() => closeDesk(world));
afterEach(async () => {
  await closeScreens(world);
  const ben = await world.slack.driver
    .as(secondApprover)
    .modal({ timeoutMs: 1 })
    .catch(() => undefined);
  await ben?.close({ clear: true });
  world.staff.approvers.userIds = [approver, secondApprover];
  world.desk.clock.now = new Date('2026-11-23T10:00:00Z');
  // Nothing that Olive gave or asked in one test counts in the next; what was approved is booked.
  await world.desk.store.collections.given_alone.deleteMany({});
  await removeUnbooked(world.desk);
  expect(await auditDifferences(world.desk)).toEqual([]);
});

/** An invoice of which 70.00 of 228.00 is owed. */
async function partPaid() {
  const invoice = await issueTo(world, [15_800n, 7_000n]);
  await pay(world.desk, invoice.id, 15_800n);
  return invoice;
}

describe('A form that reaches the threshold', () => {
  it('says so above its button, asks a second person, and books nothing', async () => {
    const invoice = await partPaid();
    const modal = await openCreditForm(world, operator, invoice.number);
    await fillCredit(modal, { amount: '99.99' });
    await modal.waitForText('£70.00 would pay');
    expect(modal.text()).not.toContain('second person');
    await modal.fill('Amount', '180');
    await modal.waitForText('From £100.00 a second person approves. Nothing is booked until then.');
    expect(await modal.submit()).toMatchObject({ ok: true });
    expect(modal.text()).toContain('Asked: nothing is booked yet');
    expect(modal.text()).toContain(`asks to credit *£180.00* on ${invoice.number} (Priya Patel)`);
    expect(modal.text()).toContain('£70.00 pays the invoice, £110.00 becomes account credit.');
    expect(await entryOf(world, invoice.id)).toMatchObject([{ kind: 'payment.received' }]);
    await deliver(world);
    const message = await requestMessage(world, invoice.number);
    expect(message.text()).toContain('£180.00');
    expect(message.text()).toContain(
      'Nothing is booked yet. It can be approved until 30 Nov, 10:00.',
    );
    await modal.click('Withdraw');
    await modal.waitForText('Withdrawn by');
    await deliver(world);
    await message.waitForText('Withdrawn by');
    expect(message.text()).not.toContain('Review');
  });

  it('case 8: says that nobody else may approve before it is sent, and asks nobody', async () => {
    const invoice = await partPaid();
    world.staff.approvers.userIds = [operator];
    const modal = await openCreditForm(world, operator, invoice.number);
    await fillCredit(modal, { amount: '180' });
    await modal.waitForText('Nobody else may, so this cannot be booked now');
    await modal.submit();
    expect(modal.text()).toContain('nobody else may');
    expect(await world.desk.store.models.requests.countDocuments()).toBe(0);
  });
});

describe('Review', () => {
  it('shows the facts of now; Approve books, and everybody sees who did', async () => {
    const invoice = await partPaid();
    await askForCredit(world, invoice, '180');
    await deliver(world);
    const modal = await review(world, invoice.number);
    expect(modal.text()).toContain('£70.00 pays the invoice, £110.00 becomes account credit.');
    expect(modal.text()).not.toContain('Since');
    await modal.fill('Comment', 'All as agreed');
    expect(await modal.submit()).toMatchObject({ ok: true });
    expect(modal.text()).toContain('Approved by');
    const [, entry] = await entryOf(world, invoice.id);
    expect(entry).toMatchObject({ actor: { id: operator }, approvedBy: { id: approver } });
    await deliver(world);
    const message = await requestMessage(world, invoice.number);
    await message.waitForText('“All as agreed” It is booked.');
    expect(message.text()).not.toContain('Review');
    const own = world.slack.driver.as(operator).directMessage();
    expect((await own.waitForMessage(invoice.number)).text()).toContain('Approved by');
    await modal.click('See invoice');
    const details = await world.slack.driver
      .as(approver)
      .modal({ title: `Invoice ${invoice.number}` });
    expect(details.text()).toContain(', approved by');
    const finance = await world.slack.driver
      .as(approver)
      .channel('finance')
      .waitForMessage(invoice.number);
    expect(finance.text()).toContain('Approved by');
  });

  it('case 9: stays until a decision; of two who have it open the second is told who was first', async () => {
    const invoice = await partPaid();
    await askForCredit(world, invoice, '180');
    await deliver(world);
    const closed = await review(world, invoice.number);
    await closed.close({ clear: true });
    expect((await requestMessage(world, invoice.number)).text()).toContain('Review');
    const first = await review(world, invoice.number);
    const second = await review(world, invoice.number, secondApprover);
    await first.submit();
    await second.submit();
    expect(second.text()).toContain('Somebody else was first');
    expect(second.text()).toContain('Approved by');
    expect(second.text()).toContain('23 Nov, 10:00');
    expect(await entryOf(world, invoice.id)).toHaveLength(2);
  });

  it('case 10: what moved while it was open is shown again; the next press books that', async () => {
    const invoice = await partPaid();
    await askForCredit(world, invoice, '180');
    await deliver(world);
    const modal = await review(world, invoice.number);
    await pay(world.desk, invoice.id, 7_000n);
    await modal.submit();
    expect(modal.text()).toContain(
      'Since you opened this form, £70.00 was paid. Nothing was booked.',
    );
    expect(modal.text()).toContain('asked, £70.00 was paid.');
    expect(modal.text()).toContain('Now: £180.00 becomes account credit.');
    expect(await entryOf(world, invoice.id)).toHaveLength(2);
    await modal.submit();
    expect(modal.text()).toContain('Approved by');
    const [, , entry] = await entryOf(world, invoice.id);
    expect(entry?.details).toMatchObject({ toInvoice: 0n, toAccount: 18_000n });
  });

  it('case 8: offers whoever asked nothing but Withdraw, in the channel and in Home', async () => {
    const invoice = await partPaid();
    await askForCredit(world, invoice, '180');
    await deliver(world);
    world.staff.admins.userIds = [operator];
    world.staff.approvers.userIds = [operator, approver];
    const modal = await review(world, invoice.number, operator);
    expect(modal.text()).toContain('You asked for this, so somebody else decides.');
    expect(modal.text()).not.toContain('Approve');
    await modal.close({ clear: true });
    const home = await world.slack.driver.as(operator).home();
    expect(home.text()).toContain('1 request of yours waits for a second person.');
    expect(home.text()).not.toContain('wait for you to approve');
    world.staff.admins.userIds = [];
  });

  it('case 12: an approver who lost the role after opening books nothing, and it stays open', async () => {
    const invoice = await partPaid();
    await askForCredit(world, invoice, '180');
    await deliver(world);
    const modal = await review(world, invoice.number);
    world.staff.approvers.userIds = [secondApprover];
    await modal.submit();
    expect(modal.text()).toContain('you are not, or no longer, one of the approvers');
    expect(await entryOf(world, invoice.id)).toHaveLength(1);
    const [request] = await world.desk.store.models.requests.find({ state: 'open' }).lean();
    expect(request?.state).toBe('open');
  });

  it('case 12: a request eight days old says when it expired, and its message is put right', async () => {
    const invoice = await partPaid();
    await askForCredit(world, invoice, '180');
    await deliver(world);
    const message = await requestMessage(world, invoice.number);
    world.desk.clock.now = new Date('2026-12-01T10:00:00Z');
    await message.click('Review');
    const modal = await world.slack.driver.as(approver).modal({ title: 'Review request' });
    expect(modal.text()).toContain('Expired on 30 Nov, 10:00');
    expect(modal.text()).toContain('open the form once more with `/credit`');
    await message.waitForText('Expired on 30 Nov, 10:00');
    expect(message.text()).not.toContain('Review');
  });

  it('case 12: a message whose change was refused is put right at the next press', async () => {
    const invoice = await partPaid();
    await askForCredit(world, invoice, '180');
    await deliver(world);
    const home = await world.slack.driver.as(approver).home();
    expect(home.text()).toContain('1 request waits for you to approve.');
    await home.click('See them');
    const list = await world.slack.driver.as(approver).modal({ title: 'Waiting for you' });
    await list.click('Review');
    const modal = await world.slack.driver.as(approver).modal({ title: 'Review request' });
    await modal.submit();
    expect(modal.text()).toContain('Approved by');
    world.slack.faults.nextCall('chat.update', { kind: 'refused', error: 'cant_update_message' });
    await deliver(world);
    await closeScreens(world);
    const message = await requestMessage(world, invoice.number);
    expect(message.text()).toContain('Review');
    await message.click('Review');
    const late = await world.slack.driver.as(approver).modal({ title: 'Review request' });
    expect(late.text()).toContain('Approved by');
    await message.waitForText('Approved by');
    expect(message.text()).not.toContain('Review');
  });

  it('is refused in words to whoever has no role', async () => {
    const invoice = await partPaid();
    await askForCredit(world, invoice, '180');
    await deliver(world);
    const message = await requestMessage(world, invoice.number, operator);
    expect(message.text()).toContain('Review');
    const person = world.slack.driver.as(secondApprover);
    world.staff.approvers.userIds = [approver];
    const own = await requestMessage(world, invoice.number, secondApprover);
    await own.click('Review');
    expect((await person.modal()).text()).toContain('You are not allowed to do this here.');
    expect(stranger).not.toBe(secondApprover);
  });

  it('answers a request of another desk, and leaves its message alone', async () => {
    const invoice = await partPaid();
    await askForCredit(world, invoice, '180');
    await deliver(world);
    await world.desk.store.models.requests.updateMany(
      { state: 'open' },
      { $set: { clubId: 'other' } },
    );
    const message = await requestMessage(world, invoice.number);
    const before = message.text();
    await message.click('Review');
    const modal = await world.slack.driver.as(approver).modal();
    expect(modal.text()).toContain('This request is not one of this Credit Desk');
    expect(message.text()).toBe(before);
  });
});

describe('Reject', () => {
  it('asks why, books nothing, and tells whoever asked', async () => {
    const invoice = await partPaid();
    await askForCredit(world, invoice, '180');
    await deliver(world);
    const modal = await review(world, invoice.number);
    await modal.click('Reject');
    const form = await world.slack.driver.as(approver).modal({ title: 'Reject request' });
    await form.fill('Comment', 'Refunded by bank');
    await form.submit();
    expect(form.text()).toContain('Rejected by');
    expect(await entryOf(world, invoice.id)).toHaveLength(1);
    await deliver(world);
    const own = world.slack.driver.as(operator).directMessage();
    expect((await own.waitForMessage('Refunded by bank')).text()).toContain('Nothing was booked.');
  });
});

it('Reject keeps the comment that was typed in the review', async () => {
  const invoice = await partPaid();
  await askForCredit(world, invoice, '180');
  await deliver(world);
  const modal = await review(world, invoice.number);
  await modal.fill('Comment', 'Asked for twice');
  await modal.click('Reject');
  const form = await world.slack.driver.as(approver).modal({ title: 'Reject request' });
  await form.submit();
  await deliver(world);
  const own = world.slack.driver.as(operator).directMessage();
  expect((await own.waitForMessage('Asked for twice')).text()).toContain('Nothing was booked.');
});

describe('Write off', () => {
  it('opens from the invoice, always asks a second person, and is booked by them', async () => {
    const invoice = await issueTo(world, [500n]);
    await world.slack.driver.as(operator).command('/invoices', invoice.number);
    const details = await world.slack.driver
      .as(operator)
      .modal({ title: `Invoice ${invoice.number}` });
    await details.click('Write off');
    const form = await world.slack.driver.as(operator).modal({ title: 'Write off' });
    expect(form.text()).toContain(
      'A second person always approves this. Nothing is booked until then.',
    );
    await form.fill('Reason', 'Moved away');
    await form.submit();
    expect(form.text()).toContain('Asked: nothing is booked yet');
    expect(form.text()).toContain('£5.00 will not be owed any more.');
    await deliver(world);
    const modal = await review(world, invoice.number);
    await modal.submit();
    expect(modal.text()).toContain('Approved by');
    expect(await entryOf(world, invoice.id)).toMatchObject([
      { kind: 'invoice.written-off', approvedBy: { id: approver }, actor: { id: operator } },
    ]);
  });
});
