import type { ModalHandle } from 'local-slack';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { closeDesk, closeScreens } from '../../support/desk-screens.js';
import { fillCredit, issueTo, notesOf, openCreditForm } from '../../support/forms.js';
import { auditDifferences, clubId, invoiceNow, pay, raise } from '../../support/ledger-desk.js';
import { approver, openSlackDesk, operator, type SlackDesk } from '../../support/slack-desk.js';

let world: SlackDesk;
beforeAll(async () => {
  world = await openSlackDesk();
});
afterAll(() => closeDesk(world));
afterEach(async () => {
  await closeScreens(world);
  expect(await auditDifferences(world.desk)).toEqual([]);
});

async function applyForm(user: string, number: string, amount: string): Promise<ModalHandle> {
  const person = world.slack.driver.as(user);
  await person.command('/apply-credit', 'priya');
  const form = await person.modal({ title: 'Apply credit' });
  await form.choose('Invoice', number, { query: number });
  await form.waitForText('You can use up to');
  await form.fill('Amount', amount);
  return form;
}

it('asks before the same use of credit on the same invoice, and not after ten minutes', async () => {
  const source = await issueTo(world, [10_000n]);
  await pay(world.desk, source.id, 10_000n);
  await raise(world.desk, source.id, 9_000n);
  const invoice = await issueTo(world, [8_000n]);
  await (await applyForm(operator, invoice.number, '10')).submit();
  const second = await applyForm(approver, invoice.number, '10.00');
  await second.submit();
  expect(second.text()).toContain(
    `<@${operator}> used £10.00 of account credit on ${invoice.number} just now`,
  );
  expect((await invoiceNow(world.desk, invoice.id)).creditApplied).toBe(1_000n);
  await second.submit();
  expect(second.title).toBe('Credit applied');
  expect((await invoiceNow(world.desk, invoice.id)).creditApplied).toBe(2_000n);
  world.desk.clock.now = new Date(world.desk.clock.now.getTime() + 11 * 60_000);
  await closeScreens(world);
  const later = await applyForm(operator, invoice.number, '10');
  await later.submit();
  expect(later.title).toBe('Credit applied');
});

/** Two forms that are sent in the same moment: which of them booked, and which asks. */
async function sentAtOnce(forms: readonly [ModalHandle, ModalHandle], button: string) {
  await Promise.all(forms.map((form) => form.submit()));
  const asking = forms.filter((form) => form.text().includes(`press *${button}* once more`));
  expect(asking).toHaveLength(1);
  const [asks] = asking;
  const booked = forms.find((form) => form !== asks);
  return { asks: asks ?? expect.unreachable(), booked: booked ?? expect.unreachable() };
}

it('of two credits sent in the same moment books one, and asks about the other', async () => {
  const { id, number } = await issueTo(world, [20_000n]);
  // Paid, so that no fact that the forms show moves by either of them.
  await pay(world.desk, id, 20_000n);
  const mine = await openCreditForm(world, operator, number);
  const theirs = await openCreditForm(world, approver, number);
  await fillCredit(mine, { amount: '30' });
  await fillCredit(theirs, { amount: '30.00' });
  const { asks, booked } = await sentAtOnce([mine, theirs], 'Create credit note');
  expect(booked.title).toBe('Credit note created');
  expect(asks.text()).toContain(`raised £30.00 on ${number} just now (${number}-CN-1)`);
  expect(await notesOf(world, id)).toHaveLength(1);
  await asks.submit();
  expect(asks.title).toBe('Credit note created');
  expect(await notesOf(world, id)).toHaveLength(2);
});

it('of two uses sent in the same moment books one', async () => {
  const source = await issueTo(world, [10_000n]);
  await pay(world.desk, source.id, 10_000n);
  await raise(world.desk, source.id, 9_000n);
  const { id, number } = await issueTo(world, [9_500n]);
  const forms = [
    await applyForm(operator, number, '12'),
    await applyForm(approver, number, '12.00'),
  ] as const;
  const { asks } = await sentAtOnce(forms, 'Apply credit');
  expect(asks.text()).toContain(`used £12.00 of account credit on ${number} just now`);
  expect((await invoiceNow(world.desk, id)).creditApplied).toBe(1_200n);
});

async function invoiceForm(user: string, amount: string): Promise<ModalHandle> {
  const person = world.slack.driver.as(user);
  await person.command('/issue-invoice');
  const form = await person.modal({ title: 'Issue invoice' });
  await form.choose('Payer', 'Priya Patel', { query: 'asha' });
  await form.waitForText('Priya Patel pays for Asha Patel');
  await form.fill('Description', 'Gymnastics');
  await form.fill('Amount', amount);
  return form;
}

it('issues to who pays for a child, tells finance, and asks before the same again', async () => {
  const first = await invoiceForm(operator, '45');
  expect(first.text()).toContain('Credit Desk mails no invoices yet');
  await first.submit();
  expect(first.title).toBe('Invoice issued');
  const number = /Invoice (INV-\d+)/.exec(first.text())?.[1] ?? '';
  const stored = await invoiceNow(world.desk, `${clubId}:${number}`);
  expect(stored).toMatchObject({ payerId: `${clubId}:priya`, beneficiaryIds: [`${clubId}:asha`] });
  const told = { 'notice.kind': 'invoice-issued', 'notice.invoiceNumber': number };
  expect(await world.desk.store.collections.outbox.countDocuments(told)).toBe(1);
  const before = await world.desk.store.collections.invoices.countDocuments();

  const other = await invoiceForm(approver, '45.01');
  await other.submit();
  expect(other.title).toBe('Invoice issued');
  await closeScreens(world);
  const second = await invoiceForm(approver, '45.00');
  await second.submit();
  expect(second.text()).toContain(
    `<@${operator}> issued an invoice of £45.00 to Priya Patel just now (${number}).`,
  );
  expect(second.value('Description')).toMatchObject({ value: 'Gymnastics' });
  expect(await world.desk.store.collections.invoices.countDocuments()).toBe(before + 1);
  await second.submit();
  expect(second.title).toBe('Invoice issued');
});

it('of two invoices sent in the same moment issues one', async () => {
  const before = await world.desk.store.collections.invoices.countDocuments();
  const forms = [await invoiceForm(operator, '46'), await invoiceForm(approver, '46')] as const;
  const { asks } = await sentAtOnce(forms, 'Issue invoice');
  expect(asks.text()).toContain('issued an invoice of £46.00 to Priya Patel just now (INV-');
  expect(await world.desk.store.collections.invoices.countDocuments()).toBe(before + 1);
});
