import type { ModalHandle } from 'local-slack';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { applyCredit } from '../../../src/services/credit/apply-credit.js';
import { moveOverpayment } from '../../../src/services/payments/move-overpayment.js';
import { reversePayment } from '../../../src/services/payments/record-payment.js';
import { closeDesk, closeScreens, follow, openScreen } from '../../support/desk-screens.js';
import { fillCredit, type Issued, issueTo, notesOf, openCreditForm } from '../../support/forms.js';
import { auditDifferences, envelope, invoiceNow, pay, raise } from '../../support/ledger-desk.js';
import { openSlackDesk, operator, type SlackDesk } from '../../support/slack-desk.js';

let world: SlackDesk;
beforeAll(async () => {
  world = await openSlackDesk();
});
afterAll(() => closeDesk(world));
beforeEach(() => {
  world.desk.clock.now = new Date(world.desk.clock.now.getTime() + 3_600_000);
});
afterEach(async () => {
  await closeScreens(world);
  expect(await auditDifferences(world.desk)).toEqual([]);
});

const entries = () => world.desk.store.collections.journal.countDocuments();

/** The box in which the invoice is chosen, as the form shows it. */
function boxSays(text: string) {
  return { selected_option: { text: { text } } };
}

async function paidInvoice(): Promise<Issued> {
  const invoice = await issueTo(world, [10_000n]);
  await pay(world.desk, invoice.id, 10_000n);
  return invoice;
}

function use(invoice: Issued, amount: bigint) {
  return applyCredit(world.desk, envelope(), { invoiceId: invoice.id, amount });
}

describe('Raise credit', () => {
  it('is shown once more when a payment arrives, and books what the new words say', async () => {
    const invoice = await issueTo(world, [18_000n]);
    const form = await openCreditForm(world, operator, invoice.number);
    await fillCredit(form, { amount: '180' });
    await form.waitForText(`£180.00 would pay ${invoice.number}, which settles it.`);
    await pay(world.desk, invoice.id, 18_000n);
    expect(await form.submit()).toMatchObject({ ok: true });
    expect(form.text()).toContain(
      'Since you opened this form, £180.00 was paid. Nothing was booked. Now all £180.00 would become account credit for Priya Patel.',
    );
    expect(form.value('Amount')).toMatchObject({ value: '180' });
    expect(form.text()).toContain('Nothing was booked.');
    const option = boxSays(`${invoice.number} · Priya Patel · £180.00 · settled`);
    expect(form.value('Invoice')).toMatchObject(option);
    expect(await notesOf(world, invoice.id)).toEqual([]);
    await form.submit();
    expect(form.title).toBe('Credit note created');
    const [note] = await notesOf(world, invoice.id);
    expect(note).toMatchObject({ toInvoice: 0n, toAccount: 18_000n });
  });

  it('is shown once more when a payment bounces and when somebody else credits', async () => {
    const invoice = await issueTo(world, [10_000n]);
    const paymentId = await pay(world.desk, invoice.id, 10_000n);
    const form = await openCreditForm(world, operator, invoice.number);
    await fillCredit(form, { amount: '60' });
    await reversePayment(world.desk, envelope(), { paymentId, how: 'bounced' });
    await form.submit();
    expect(form.text()).toContain(
      'Since you opened this form, £100.00 of what was paid went back.',
    );
    expect(form.text()).toContain(`Now £60.00 would pay ${invoice.number}, which leaves £40.00`);
    await raise(world.desk, invoice.id, 3_000n);
    await form.submit();
    expect(form.text()).toContain('£30.00 was credited on the invoice.');
    expect(await notesOf(world, invoice.id)).toHaveLength(1);
    await form.submit();
    expect(form.text()).toContain(`£60.00 pays ${invoice.number}`);
  });

  it('shows the new figures when the amount is no longer possible, and keeps what is typed', async () => {
    const invoice = await issueTo(world, [10_000n]);
    const form = await openCreditForm(world, operator, invoice.number);
    await fillCredit(form, { amount: '80' });
    await form.fill('Note to customer', 'Sorry');
    await raise(world.desk, invoice.id, 3_000n);
    await form.submit();
    const refusal = `At most £70.00 can still be credited on ${invoice.number}.`;
    expect(form.text()).toContain(
      `Since you opened this form, £30.00 was credited on the invoice. ${refusal} Nothing was booked.`,
    );
    expect(form.text()).toContain('Credited `-£30.00` · Outstanding £70.00');
    expect(form.text()).toContain('You can credit up to £70.00');
    expect(form.value('Amount')).toMatchObject({ value: '80' });
    expect(form.value('Note to customer')).toMatchObject({ value: 'Sorry' });
    // Pressed once more, the figures are those of the form: the refusal stands beside its field.
    await form.submit();
    expect(Object.values(form.expectErrors())).toEqual([refusal]);
    await form.fill('Amount', '70');
    await form.submit();
    expect(form.title).toBe('Credit note created');
    expect(await notesOf(world, invoice.id)).toMatchObject([{}, { noteToCustomer: 'Sorry' }]);
  });

  it('says beside the field why nothing can be credited for now, and keeps what is typed', async () => {
    const invoice = await issueTo(world, [10_000n]);
    const form = await openCreditForm(world, operator, invoice.number);
    await fillCredit(form, { amount: '80' });
    await form.fill('Note to customer', 'Sorry');
    const paymentId = await pay(world.desk, invoice.id, 4_000n, { status: 'pending' });
    await form.submit();
    expect(Object.values(form.expectErrors()).join()).toContain('on its way');
    await pay(world.desk, invoice.id, 4_000n, { status: 'failed', paymentId });
    await form.submit();
    expect(form.title).toBe('Credit note created');
    expect(await notesOf(world, invoice.id)).toMatchObject([{ noteToCustomer: 'Sorry' }]);
  });

  it('says beside the field what was too much from the beginning', async () => {
    const invoice = await issueTo(world, [10_000n]);
    const form = await openCreditForm(world, operator, invoice.number);
    await fillCredit(form, { amount: '100.01' });
    await form.submit();
    expect(Object.values(form.expectErrors()).join()).toContain('At most £100.00');
    expect(form.text()).not.toContain('Since you opened this form');
  });
});

it('Apply credit shows the new figures when the amount is no longer possible', async () => {
  const source = await paidInvoice();
  await raise(world.desk, source.id, 5_000n);
  const invoice = await issueTo(world, [3_000n]);
  const person = world.slack.driver.as(operator);
  await person.command('/apply-credit', 'priya');
  const form = await person.modal({ title: 'Apply credit' });
  await form.choose('Invoice', invoice.number, { query: invoice.number });
  await form.waitForText('which settles it');
  await form.fill('Amount', '25');
  await form.waitForText('which leaves £5.00 to pay');
  await pay(world.desk, invoice.id, 2_000n);
  await form.submit();
  expect(form.text()).toContain('Since you opened this form, £20.00 was paid.');
  expect(form.text()).toContain('Nothing was booked.');
  expect(form.text()).toContain('You can use up to £10.00.');
  expect(form.value('Amount')).toMatchObject({ value: '25' });
  await form.submit();
  expect(Object.values(form.expectErrors()).join()).toContain('£10.00');
  await form.fill('Amount', '10');
  await form.submit();
  expect(form.title).toBe('Credit applied');
  expect((await invoiceNow(world.desk, invoice.id)).creditApplied).toBe(1_000n);
});

it('Refund shows the new figures when the amount is no longer possible', async () => {
  const { id, number } = await paidInvoice();
  const details = await openScreen(world, '/invoices', number);
  const form = await follow(world, details, { button: 'Refund', title: 'Refund' });
  await form.fill('Amount', '80');
  await form.fill('Reason', 'Class cancelled');
  await raise(world.desk, id, 3_000n);
  await form.submit();
  expect(form.text()).toContain('£30.00 of credit for the invoice went to the account');
  expect(form.text()).toContain('Nothing was booked.');
  expect(form.value('Amount')).toMatchObject({ value: '80' });
  await form.fill('Amount', '70');
  await form.submit();
  expect((await invoiceNow(world.desk, id)).refunded).toBe(7_000n);
});

it('Apply credit is shown once more when somebody else uses some of the credit', async () => {
  const source = await paidInvoice();
  await raise(world.desk, source.id, 5_000n);
  const invoice = await issueTo(world, [3_000n]);
  const person = world.slack.driver.as(operator);
  await person.command('/apply-credit', 'priya');
  const form = await person.modal({ title: 'Apply credit' });
  await form.choose('Invoice', invoice.number, { query: invoice.number });
  await form.waitForText('which settles it');
  await pay(world.desk, invoice.id, 1_000n);
  await form.fill('Amount', '15');
  await form.waitForText('which leaves £5.00 to pay');
  await pay(world.desk, invoice.id, 100n);
  await form.submit();
  const option = boxSays(`${invoice.number} · Priya Patel · £30.00 · £19.00 left to pay`);
  expect(form.value('Invoice')).toMatchObject(option);
  await use(await issueTo(world, [700n]), 700n);
  await form.submit();
  expect(form.text()).toContain(
    'Since you opened this form, the account credit that can be used fell by £7.00.',
  );
  expect((await invoiceNow(world.desk, invoice.id)).creditApplied).toBe(0n);
  await form.submit();
  expect(form.title).toBe('Credit applied');
  expect((await invoiceNow(world.desk, invoice.id)).creditApplied).toBe(1_500n);
});

type UndoCase = {
  open: string;
  title: string;
  done: string;
  made: () => Promise<Issued>;
  moved: (invoice: Issued) => Promise<unknown>;
  why: string;
};

const undos: UndoCase[] = [
  {
    ...{ open: 'void-credit-note.open', title: 'Void credit note', done: 'Credit note voided' },
    made: async () => {
      const invoice = await paidInvoice();
      await raise(world.desk, invoice.id, 4_000n);
      return invoice;
    },
    moved: async () => use(await issueTo(world, [500n]), 500n),
    why: 'the account credit that can be used fell by £5.00',
  },
  {
    ...{ open: 'take-back-credit.open', title: 'Take back credit', done: 'Credit taken back' },
    made: async () => {
      await raise(world.desk, (await paidInvoice()).id, 4_000n);
      const invoice = await issueTo(world, [3_000n]);
      await use(invoice, 1_000n);
      return invoice;
    },
    moved: (invoice) => pay(world.desk, invoice.id, 500n),
    why: '£5.00 was paid',
  },
  {
    ...{ open: 'void-invoice.open', title: 'Void invoice', done: 'Invoice voided' },
    made: async () => {
      await raise(world.desk, (await paidInvoice()).id, 4_000n);
      return issueTo(world, [3_000n]);
    },
    moved: (invoice) => use(invoice, 1_000n),
    why: '£10.00 of account credit was used on the invoice',
  },
  {
    ...{ open: 'move-overpayment.open', title: 'Move overpayment', done: 'Overpayment moved' },
    made: async () => {
      const invoice = await paidInvoice();
      await pay(world.desk, invoice.id, 2_000n);
      return invoice;
    },
    moved: (invoice) => pay(world.desk, invoice.id, 300n),
    why: '£3.00 was paid',
  },
  {
    ...{
      open: 'return-overpayment.open',
      title: 'Return overpayment',
      done: 'Overpayment returned',
    },
    made: async () => {
      const invoice = await paidInvoice();
      await pay(world.desk, invoice.id, 2_000n);
      await moveOverpayment(world.desk, envelope(), { invoiceId: invoice.id, amount: 2_000n });
      return invoice;
    },
    moved: (invoice) => pay(world.desk, invoice.id, 300n),
    why: '£3.00 was paid',
  },
];

async function press(form: ModalHandle, words: string): Promise<void> {
  await form.submit();
  await form.waitForText(words);
}

it.each(undos)('$title is shown once more when the facts moved', async (undo) => {
  const invoice = await undo.made();
  const details = await openScreen(world, '/invoices', invoice.number);
  const form = await follow(world, details, { button: undo.open, title: undo.title });
  await form.fill('Reason', 'A mistake');
  await undo.moved(invoice);
  const before = await entries();
  await press(form, `Since you opened this form, ${undo.why}. Nothing was booked.`);
  expect(form.value('Reason')).toMatchObject({ value: 'A mistake' });
  expect(await entries()).toBe(before);
  await form.submit();
  expect(form.title).toBe(undo.done);
  expect(await entries()).toBe(before + 1);
});
