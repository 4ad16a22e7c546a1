import type { ModalHandle } from 'local-slack';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { voidInvoice } from '../../../src/services/invoices/void-invoice.js';
import { writeOff } from '../../../src/services/invoices/write-off.js';
import { findPaymentsOfInvoice } from '../../../src/store/ledger/ledger-reads.js';
import { closeDesk, closeScreens } from '../../support/desk-screens.js';
import { issueTo } from '../../support/forms.js';
import { auditDifferences, clubId, envelope, invoiceNow, pay } from '../../support/ledger-desk.js';
import {
  openSlackDesk,
  operator,
  type SlackDesk,
  type TransportKind,
} from '../../support/slack-desk.js';

describe.each<TransportKind>(['socket', 'http'])('Record payment over %s', (transport) => {
  let world: SlackDesk;
  beforeAll(async () => {
    world = await openSlackDesk({ transport });
  });
  afterEach(() => closeScreens(world));
  afterAll(async () => {
    expect(await auditDifferences(world.desk)).toEqual([]);
    await closeDesk(world);
  });

  async function openForm(text: string): Promise<ModalHandle> {
    const person = world.slack.driver.as(operator);
    await person.command('/record-payment', text);
    return person.modal({ title: 'Record payment' });
  }

  /** The form with an amount spread, ready to be sent. */
  async function typed(text: string, amount: string): Promise<ModalHandle> {
    const modal = await openForm(text);
    await modal.choose('How', 'Bank transfer');
    await modal.fill('Amount', amount);
    await modal.waitForText('What this payment pays');
    return modal;
  }

  it('shows at the press of a button what the amount pays, and says where none is typed', async () => {
    const invoice = await issueTo(world, [5_000n], { payer: 'una' });
    const modal = await openForm('una');
    expect(modal.text()).toContain('Then press Enter, or the button below');
    await modal.click('See what it pays');
    await modal.waitForText('Amount:');
    expect(modal.text()).not.toContain('What this payment pays');
    await modal.fill('Amount', '20');
    await modal.waitForText('What this payment pays');
    expect(modal.value(invoice.number)).toMatchObject({ value: '20.00' });
  });

  it('pays the oldest first and says how each stands (case 16)', async () => {
    const first = await issueTo(world, [50_000n], { payer: 'paul' });
    const second = await issueTo(world, [100_000n], { payer: 'paul' });
    const modal = await typed('paul', '1,500');
    expect(modal.text()).toContain('*Paul Pending has 2 open invoices*, £1,500.00 left to pay.');
    expect(modal.value(first.number)).toMatchObject({ value: '500.00' });
    expect(modal.value(second.number)).toMatchObject({ value: '1000.00' });
    await modal.fill('Reference', 'PENDING AUTUMN');
    world.slack.faults.doubleNextSubmit();
    expect(await modal.submit()).toMatchObject({ ok: true });
    expect(modal.text()).toContain(`£500.00 pays ${first.number}: settled`);
    expect(modal.text()).toContain(`£1,000.00 pays ${second.number}: settled`);
    const [payment] = await findPaymentsOfInvoice(world.desk.store, second.id);
    expect(payment).toMatchObject({ amount: 100_000n, provider: 'bank', status: 'received' });
    const entries = await world.desk.store.collections.journal
      .find({ payerId: `${clubId}:paul`, kind: 'payment.received' })
      .toArray();
    const kept = { reason: 'Payment', reference: 'PENDING AUTUMN' };
    expect(entries).toMatchObject([kept, kept]);
    expect(payment).toMatchObject({ reference: 'PENDING AUTUMN' });
  });

  it('says an overpayment before it makes one', async () => {
    const invoice = await issueTo(world, [1_000n], { payer: 'una' });
    const modal = await openForm(invoice.number);
    await modal.choose('How', 'Cash');
    await modal.fill('Amount', '12');
    await modal.waitForText(`More than is owed: £2.00 on ${invoice.number}.`);
    await modal.submit();
    expect(modal.text()).toContain(`£12.00 pays ${invoice.number}: overpaid by £2.00`);
    expect(await invoiceNow(world.desk, invoice.id)).toMatchObject({
      paid: 1_200n,
      overpaid: 200n,
    });
  });

  it('is shown once more when an amount was changed so that something is left over', async () => {
    const first = await issueTo(world, [700n]);
    const second = await issueTo(world, [300n]);
    const modal = await typed('priya', '10');
    await modal.fill(first.number, '5');
    await modal.submit();
    expect(modal.text()).toContain('Look at what is more than is owed');
    expect(modal.text()).toContain(`More than is owed: £2.00 on ${second.number}.`);
    expect((await invoiceNow(world.desk, first.id)).paid).toBe(0n);
    await modal.submit();
    expect(modal.text()).toContain(`£5.00 pays ${first.number}: £2.00 left to pay`);
    expect(modal.text()).toContain(`£5.00 pays ${second.number}: overpaid by £2.00`);
  });

  it('is shown once more when somebody was quicker, and books nothing', async () => {
    const invoice = await issueTo(world, [4_000n], { payer: 'una' });
    const modal = await typed(invoice.number, '40');
    await pay(world.desk, invoice.id, 1_000n);
    await modal.submit();
    expect(modal.text()).toContain('Since you opened this form, what is owed has changed.');
    expect(modal.text()).toContain(`More than is owed: £10.00 on ${invoice.number}.`);
    expect((await invoiceNow(world.desk, invoice.id)).paid).toBe(1_000n);
    await modal.submit();
    expect((await invoiceNow(world.desk, invoice.id)).overpaid).toBe(1_000n);
  });

  it('asks once about a sum that another window has recorded, also one on its way', async () => {
    for (const state of ['Received', 'On its way']) {
      const invoice = await issueTo(world, [9_000n], { payer: 'una' });
      const amount = state === 'Received' ? '31' : '32';
      const open = () => typed(invoice.number, amount);
      const first = await open();
      await first.choose('State', state);
      await first.submit();
      await first.close({ clear: true });
      const modal = await open();
      await modal.choose('State', state);
      await modal.submit();
      const words = `£${amount}.00 of this payer, of 23 Nov, stands in the books already, recorded on`;
      expect(modal.text()).toContain(words);
      expect(modal.text()).toContain('press Record payment once more');
      expect(await findPaymentsOfInvoice(world.desk.store, invoice.id)).toHaveLength(1);
      await modal.submit();
      expect(modal.text()).not.toContain(words);
      expect(await findPaymentsOfInvoice(world.desk.store, invoice.id)).toHaveLength(2);
      await closeScreens(world);
    }
  });

  it('takes money for a void invoice, and says first that it is more than is owed', async () => {
    const invoice = await issueTo(world, [4_000n], { payer: 'una' });
    const input = { invoiceId: invoice.id, reason: 'Issued twice' };
    await voidInvoice(world.desk, envelope(), input);
    const modal = await typed(invoice.number, '37');
    expect(modal.text()).toContain('it is void, and nothing is owed on it');
    expect(modal.text()).toContain(`More than is owed: £37.00 on ${invoice.number}.`);
    await modal.submit();
    expect(modal.text()).toContain(`£37.00 pays ${invoice.number}: overpaid by £37.00`);
  });

  it('says of an invoice that was written off that a payment takes that back first', async () => {
    const invoice = await issueTo(world, [4_000n], { payer: 'una' });
    await writeOff(world.desk, envelope(), { invoiceId: invoice.id, reason: 'Moved away' });
    const modal = await typed(invoice.number, '33');
    expect(modal.text()).toContain('£40.00 was written off, and a payment takes that back first');
    expect(modal.text()).toContain('£0.00 left to pay, £40.00 written off.');
    expect(modal.text()).not.toContain('More than is owed');
    await modal.submit();
    expect(modal.text()).toContain(`£33.00 pays ${invoice.number}`);
  });

  it('names what is wrong beside each field', async () => {
    const invoice = await issueTo(world, [4_000n], { payer: 'una' });
    const modal = await openForm(invoice.number);
    await modal.choose('How', 'Cash');
    await modal.fill('Amount', '12.345');
    await modal.fill('Received on', '2027-01-01');
    await modal.submit();
    expect(modal.expectErrors()).toMatchObject({
      'record-payment.amount': expect.stringContaining('three decimals'),
      'record-payment.received-on': 'This day lies ahead. Choose today or a day before.',
    });
    await modal.fill('Received on', '2026-01-01');
    await modal.fill('Amount', '40');
    await modal.waitForText('What this payment pays');
    await modal.fill(invoice.number, '41');
    await modal.submit();
    expect(Object.values(modal.expectErrors())[0]).toContain('£1.00 more than the payment');
  });

  it('takes money that came before its invoice was issued, under the day on which it came', async () => {
    const invoice = await issueTo(world, [4_000n], { payer: 'una' });
    const modal = await typed(invoice.number, '40');
    await modal.fill('Received on', '2026-08-30');
    await modal.submit();
    expect(modal.text()).toContain(`£40.00 pays ${invoice.number}`);
    const [payment] = await findPaymentsOfInvoice(world.desk.store, invoice.id);
    expect(payment).toMatchObject({ receivedOn: '2026-08-30', status: 'received' });
  });

  it('keeps money on its way apart, and blocks credit until it has come', async () => {
    const invoice = await issueTo(world, [4_300n], { payer: 'una' });
    const modal = await typed(invoice.number, '43');
    await modal.choose('State', 'On its way');
    await modal.submit();
    expect(modal.text()).toContain(`£43.00 is on its way for ${invoice.number}`);
    expect(await invoiceNow(world.desk, invoice.id)).toMatchObject({
      paid: 0n,
      pendingPayment: true,
      outstanding: 4_300n,
    });
  });

  it('opens without anybody, and asks who paid', async () => {
    const modal = await openForm('');
    await modal.submit();
    expect(Object.keys(modal.expectErrors())).toEqual(['record-payment.payer']);
    await modal.choose('Payer', 'Paul Pending');
    await modal.waitForText('owes nothing now');
    await issueTo(world, [2_000n], { payer: 'una' });
    await modal.choose('Payer', 'Una');
    await modal.waitForText('See what it pays');
  });
});
