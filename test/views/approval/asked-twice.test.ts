import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { contactWords } from '../../../src/domain/people/search-words.js';
import { askForCredit, deliver, openApprovalDesk, review } from '../../support/approval-desk.js';
import { closeDesk, closeScreens } from '../../support/desk-screens.js';
import { fillCredit, type Issued, issueTo, openCreditForm } from '../../support/forms.js';
import {
  approver,
  helpDesk,
  operator,
  type SlackDesk,
  secondApprover,
} from '../../support/slack-desk.js';

let world: SlackDesk;
beforeAll(async () => {
  world = await openApprovalDesk();
});
afterAll(() => closeDesk(world));
beforeEach(async () => {
  await payerHas(null);
  world.staff.approvers.userIds = [approver, secondApprover];
  await world.desk.store.models.requests.deleteMany({});
  await world.desk.store.collections.given_alone.deleteMany({});
});
afterEach(() => closeScreens(world));

async function payerHas(email: string | null): Promise<void> {
  const searchWords = contactWords({ name: 'Priya Patel', ownId: 'priya', email });
  const { contacts } = world.desk.store.collections;
  await contacts.updateOne({ name: 'Priya Patel' }, { $set: { email, searchWords } });
}

async function details(userId: string, { number }: Issued) {
  const person = world.slack.driver.as(userId);
  await person.command('/invoices', number);
  return person.modal({ title: `Invoice ${number}` });
}

async function close(userId: string): Promise<void> {
  const modal = await world.slack.driver
    .as(userId)
    .modal({ timeoutMs: 1 })
    .catch(() => undefined);
  await modal?.close({ clear: true });
}

async function askToWriteOff(invoice: Issued, userId: string) {
  const shown = await details(userId, invoice);
  await shown.click('Write off');
  return world.slack.driver.as(userId).modal({ title: 'Write off' });
}

/** The words of the buttons of a modal. */
const buttonsOf = (modal: { text(): string }) => modal.text().split('\n');

describe('An invoice on which something waits', () => {
  it('shows who asked for what since when, to each with what they can do about it', async () => {
    const invoice = await issueTo(world, [5_000n]);
    const form = await askToWriteOff(invoice, operator);
    await form.fill('Reason', 'Moved away');
    await form.submit();
    await close(operator);
    const own = await details(operator, invoice);
    expect(own.text()).toContain('Waits for a second person');
    expect(own.text()).toContain(`asks to write off *£50.00* on ${invoice.number}`);
    expect(own.text()).toContain('Waits since 23 Nov, 10:00');
    expect(buttonsOf(own)).toContain('Withdraw');
    expect(buttonsOf(own)).not.toContain('Review');
    expect(buttonsOf(own)).not.toContain('Write off');
    expect(buttonsOf(own)).toContain('Void invoice');
    const other = await details(helpDesk, invoice);
    expect(other.text()).toContain('asks to write off');
    for (const button of ['Withdraw', 'Review', 'Write off']) {
      expect(buttonsOf(other)).not.toContain(button);
    }
    await close(helpDesk);
    const theirs = await details(approver, invoice);
    await theirs.click('Review');
    const open = await world.slack.driver.as(approver).modal({ title: 'Review request' });
    expect(open.text()).toContain('£50.00 will not be owed any more.');
    await own.click('Withdraw');
    await own.waitForText('Withdrawn by');
    expect(own.text()).not.toContain('Waits for a second person');
    expect(buttonsOf(own)).toContain('Write off');
  });

  it('refuses the same in a form that was open before, and in one that opens now', async () => {
    const invoice = await issueTo(world, [5_000n]);
    const late = await askToWriteOff(invoice, helpDesk);
    const first = await askToWriteOff(invoice, operator);
    await first.fill('Reason', 'Moved away');
    await first.submit();
    await late.fill('Reason', 'Gone');
    await late.submit();
    expect(late.text()).toContain('Somebody asked for this on 23 Nov already (£50.00)');
    expect(await world.desk.store.models.requests.countDocuments()).toBe(1);
    await close(helpDesk);
  });
});

describe('The same credit, while a request for it is open', () => {
  it('is asked about once, with the request beside it; pressed again it is asked for', async () => {
    const invoice = await issueTo(world, [40_000n]);
    await askForCredit(world, invoice, '180');
    world.desk.clock.now = new Date('2026-11-23T10:02:00Z');
    const again = await openCreditForm(world, helpDesk, invoice.number);
    await fillCredit(again, { amount: '180' });
    await again.submit();
    expect(again.text()).toContain(
      `asked for £180.00 on ${invoice.number} 2 minutes ago, and that waits for a second person`,
    );
    expect(again.text()).toContain('Raise another £180.00?');
    expect(buttonsOf(again)).toContain('See');
    await again.submit();
    expect(again.text()).toContain('Asked: nothing is booked yet');
    expect(await world.desk.store.models.requests.countDocuments()).toBe(2);
    world.desk.clock.now = new Date('2026-11-23T10:00:00Z');
    await close(helpDesk);
  });
});

describe('An approver with the payer’s address', () => {
  it('is told at Review and at Approve that somebody else decides, and it stays open', async () => {
    const invoice = await issueTo(world, [40_000n]);
    await askForCredit(world, invoice, '180');
    await deliver(world);
    const opened = await review(world, invoice.number);
    await payerHas('Anna@staff.example');
    await opened.submit();
    expect(opened.text()).toContain('The payer has your own email address');
    await close(approver);
    const anew = await review(world, invoice.number);
    expect(anew.text()).toContain('The payer has your own email address');
    expect(buttonsOf(anew)).not.toContain('Reject');
    await close(approver);
    expect((await world.slack.driver.as(approver).home()).text()).not.toContain(
      'for you to approve',
    );
    const other = await review(world, invoice.number, secondApprover);
    await other.submit();
    expect(other.text()).toContain('Approved by');
    await close(secondApprover);
  });

  it('does not count as somebody else who may approve', async () => {
    await payerHas('ben@staff.example');
    world.staff.approvers.userIds = [operator, secondApprover];
    const invoice = await issueTo(world, [40_000n]);
    const form = await openCreditForm(world, operator, invoice.number);
    await fillCredit(form, { amount: '180' });
    await form.waitForText('Nobody else may, so this cannot be booked now');
    await form.submit();
    expect(form.text()).toContain('nobody else may');
    expect(await world.desk.store.models.requests.countDocuments()).toBe(0);
  });
});
