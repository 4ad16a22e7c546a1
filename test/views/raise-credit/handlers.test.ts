import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { fillCredit, issueTo, notesOf, openCreditForm } from '../../support/forms.js';
import { auditDifferences, invoiceNow, pay } from '../../support/ledger-desk.js';
import {
  approver,
  openSlackDesk,
  operator,
  type SlackDesk,
  stranger,
  type TransportKind,
} from '../../support/slack-desk.js';

describe.each<TransportKind>(['socket', 'http'])('Raise credit over %s', (transport) => {
  let world: SlackDesk;
  beforeAll(async () => {
    world = await openSlackDesk({ transport });
  });
  afterAll(async () => {
    expect(world.slack.record.unknownMethods).toEqual([]);
    expect(world.slack.record.invalidResponses).toEqual([]);
    expect(world.slack.record.warnings).toEqual([]);
    await world.close();
  });
  afterEach(async () => {
    for (const user of [operator, approver]) {
      const person = world.slack.driver.as(user);
      const modal = await person.modal({ timeoutMs: 1 }).catch(() => undefined);
      await modal?.close({ clear: true });
    }
    expect(await auditDifferences(world.desk)).toEqual([]);
  });

  it('pays a part-paid invoice and makes account credit of the rest', async () => {
    const invoice = await issueTo(world, [15_800n, 7_000n]);
    await pay(world.desk, invoice.id, 15_800n);
    const modal = await openCreditForm(world, operator, invoice.number.toLowerCase());
    expect(modal.text()).toContain(
      'Total £228.00 · Paid £158.00 · Paid by credit £0.00 · Credited £0.00 · Outstanding £70.00',
    );
    expect(modal.text()).toContain(
      'The first £70.00 of credit pays this invoice. Anything above becomes account credit for Priya Patel.',
    );
    await fillCredit(modal, { amount: '100' });
    await modal.fill('Note to customer', 'Sorry about the rain');
    expect(await modal.submit()).toMatchObject({ ok: true });
    expect(modal.text()).toContain(`Credit note ${invoice.number}-CN-1`);
    expect(modal.text()).toContain('£100.00 for Priya Patel');
    expect(modal.text()).toContain(`£70.00 pays ${invoice.number}`);
    expect(modal.text()).toContain('£30.00 is account credit, balance now £30.00');
    expect(modal.text()).toContain('No email is sent');
    const [note] = await notesOf(world, invoice.id);
    expect(note).toMatchObject({
      amount: 10_000n,
      toInvoice: 7_000n,
      toAccount: 3_000n,
      reason: 'Class cancelled',
      noteToCustomer: 'Sorry about the rain',
      notifyCustomer: false,
      createdBy: { kind: 'staff', id: operator },
    });
    await modal.click('See invoice');
    await world.slack.driver.as(operator).modal({ title: `Invoice ${invoice.number}` });
  });

  it('finds an invoice by the name of the child and credits one line of it', async () => {
    const invoice = await issueTo(world, [1_000n, 2_500n]);
    const modal = await openCreditForm(world, operator, '');
    await modal.choose('Invoice', invoice.number, { query: 'asha' });
    await modal.waitForText('You can credit up to £35.00.');
    await modal.choose('Line', '2 ·');
    await modal.waitForText('You can credit up to £25.00 on this line.');
    await fillCredit(modal, { amount: '25.01' });
    await modal.submit();
    expect(modal.expectErrors('raise-credit.amount')).toEqual({
      'raise-credit.amount': 'At most £25.00 can still be credited on this line.',
    });
    await modal.fill('Amount', '25');
    expect(await modal.submit()).toMatchObject({ ok: true });
    expect((await invoiceNow(world.desk, invoice.id)).lines.map((line) => line.credited)).toEqual([
      0n,
      2_500n,
    ]);
  });

  it('says beside each field what is wrong, and keeps what was typed', async () => {
    const invoice = await issueTo(world, [4_000n]);
    const modal = await openCreditForm(world, operator, invoice.number);
    await fillCredit(modal, { amount: '12.345' });
    await modal.submit();
    expect(modal.expectErrors()).toEqual({
      'raise-credit.amount': '£12.345 has three decimals; pounds have two.',
    });
    await modal.fill('Amount', '40.01');
    await modal.submit();
    expect(modal.expectErrors()['raise-credit.amount']).toBe(
      `At most £40.00 can still be credited on ${invoice.number}.`,
    );
    expect(modal.value('Amount')).toMatchObject({ value: '40.01' });
    expect(await notesOf(world, invoice.id)).toEqual([]);
  });

  it('says why an invoice cannot be credited and offers no amount', async () => {
    const invoice = await issueTo(world, [4_000n], { payer: 'paul' });
    await pay(world.desk, invoice.id, 4_000n, { status: 'pending' });
    const modal = await openCreditForm(world, operator, invoice.number);
    expect(modal.text()).toContain(`${invoice.number} cannot be changed now: a Stripe payment of`);
    expect(() => modal.value('Amount')).toThrow(/No field/);
    expect(modal.text()).not.toContain('Create credit note');
    const other = await issueTo(world, [2_500n]);
    await modal.choose('Invoice', other.number, { query: other.number });
    await modal.waitForText('You can credit up to £25.00.');
    expect(modal.value('Amount')).toMatchObject({ value: null });
  });

  it('books once when the form is sent twice and when Slack delivers it twice', async () => {
    const invoice = await issueTo(world, [4_000n]);
    const modal = await openCreditForm(world, operator, invoice.number);
    await fillCredit(modal, { amount: '40' });
    world.slack.faults.doubleNextSubmit();
    await modal.submit();
    const again = await issueTo(world, [5_000n]);
    const other = await openCreditForm(world, approver, again.number);
    await fillCredit(other, { amount: '50' });
    world.slack.faults.duplicateNextDelivery();
    await other.submit();
    expect(await notesOf(world, invoice.id)).toHaveLength(1);
    expect(await notesOf(world, again.id)).toHaveLength(1);
    expect(other.text()).toContain(`Credit note ${again.number}-CN-1`);
  });

  it('asks once more before the same amount on the same invoice', async () => {
    const invoice = await issueTo(world, [9_000n]);
    const first = await openCreditForm(world, operator, invoice.number);
    await fillCredit(first, { amount: '30' });
    await first.submit();
    await first.close();
    const second = await openCreditForm(world, approver, invoice.number);
    await fillCredit(second, { amount: '30.00', reason: 'Goodwill' });
    await second.submit();
    expect(second.text()).toContain(
      `raised £30.00 on ${invoice.number} just now (${invoice.number}-CN-1).`,
    );
    expect(second.value('Amount')).toMatchObject({ value: '30.00' });
    expect(await notesOf(world, invoice.id)).toHaveLength(1);
    await second.submit();
    expect(second.text()).toContain(`Credit note ${invoice.number}-CN-2`);
    expect(await notesOf(world, invoice.id)).toHaveLength(2);
  });

  it('turns away whoever has no role, and shows help', async () => {
    const person = world.slack.driver.as(stranger);
    await person.command('/credit');
    await person.lastEphemeral({ text: 'You are not allowed to do this here.' });
    await person.command('/credit', 'help');
    await person.lastEphemeral({ text: '/credit INV-1042' });
    const staff = world.slack.driver.as(operator);
    await staff.command('/credit', 'zebedee');
    await staff.lastEphemeral({ text: 'No invoice was found for “zebedee”' });
  });
});
