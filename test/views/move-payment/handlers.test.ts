import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { closeDesk, closeScreens, follow, openScreen } from '../../support/desk-screens.js';
import { issueTo } from '../../support/forms.js';
import { auditDifferences, invoiceNow, pay, raise } from '../../support/ledger-desk.js';
import { openSlackDesk, type SlackDesk } from '../../support/slack-desk.js';

let world: SlackDesk;

beforeAll(async () => {
  world = await openSlackDesk();
});
afterEach(() => closeScreens(world));
afterAll(async () => {
  expect(await auditDifferences(world.desk)).toEqual([]);
  await closeDesk(world);
});

it('a payment on its way is received, and the details beneath show it', async () => {
  const invoice = await issueTo(world, [4_000n]);
  await pay(world.desk, invoice.id, 4_000n, { status: 'pending' });
  const details = await openScreen(world, '/invoices', invoice.number);
  expect(details.text()).not.toContain('Bounced');
  const form = await follow(world, details, { button: 'Received', title: 'Payment received' });
  expect(form.text()).toContain(`Then ${invoice.number} has *£0.00* left to pay.`);
  await form.fill('Reason', 'Seen on the statement');
  expect(await form.submit()).toMatchObject({ ok: true });
  expect(form.text()).toContain(`£40.00 on ${invoice.number} is marked received`);
  await form.close();
  await details.waitForText('Bounced');
  expect((await invoiceNow(world.desk, invoice.id)).paid).toBe(4_000n);
});

it('a bounce of a part says beforehand what becomes of credit that was made', async () => {
  const invoice = await issueTo(world, [4_000n]);
  await pay(world.desk, invoice.id, 4_000n);
  await raise(world.desk, invoice.id, 1_000n);
  const details = await openScreen(world, '/invoices', invoice.number);
  const form = await follow(world, details, { button: 'Bounced', title: 'Payment bounced' });
  expect(form.text()).toContain('£10.00 of account credit made from this invoice still stands');
  await form.fill('Reason', 'Account closed');
  await form.fill('Amount', '40.01');
  await form.submit();
  expect(Object.values(form.expectErrors())[0]).toContain('£40.00');
  await form.fill('Amount', '15');
  await form.submit();
  expect(form.text()).toContain('£15.00 is left to pay');
});

it('one that was typed in error is taken back, and can be said nothing more of', async () => {
  const invoice = await issueTo(world, [4_000n]);
  await pay(world.desk, invoice.id, 4_000n);
  const details = await openScreen(world, '/invoices', invoice.number);
  const press = { button: 'Typed in error', title: 'Take payment back' };
  const form = await follow(world, details, press);
  expect(form.text()).toContain(`£40.00 no longer pays ${invoice.number}: *£40.00* is left to pay`);
  await form.fill('Reason', 'Wrong family');
  expect(await form.submit()).toMatchObject({ ok: true });
  await form.close();
  await details.waitForText('typed in error and taken back');
  expect(details.text()).not.toContain('Returned');
  expect((await invoiceNow(world.desk, invoice.id)).outstanding).toBe(4_000n);
});

it('somebody who was quicker is named before anything is booked', async () => {
  const invoice = await issueTo(world, [4_000n]);
  await pay(world.desk, invoice.id, 4_000n, { status: 'pending' });
  const details = await openScreen(world, '/invoices', invoice.number);
  const form = await follow(world, details, { button: 'Received', title: 'Payment received' });
  await pay(world.desk, invoice.id, 1_000n);
  await form.fill('Reason', 'Seen on the statement');
  await form.submit();
  expect(form.text()).toContain('Since you opened this form, £10.00 was paid.');
  expect((await invoiceNow(world.desk, invoice.id)).paid).toBe(1_000n);
});

it.each([
  { button: 'Bounced', title: 'Payment bounced' },
  { button: 'Typed in error', title: 'Take payment back' },
])(
  'a form that said what is left to pay ($button) says it anew when that has changed',
  async (press) => {
    const invoice = await issueTo(world, [4_000n]);
    await pay(world.desk, invoice.id, 3_000n);
    const details = await openScreen(world, '/invoices', invoice.number);
    const form = await follow(world, details, press);
    await pay(world.desk, invoice.id, 500n);
    await form.fill('Reason', 'A mistake');
    await form.submit();
    expect(form.text()).toContain('Since you opened this form, £5.00 was paid.');
    expect((await invoiceNow(world.desk, invoice.id)).paid).toBe(3_500n);
    await form.fill('Reason', 'A mistake');
    await form.submit();
    expect(await invoiceNow(world.desk, invoice.id)).toMatchObject({ paid: 500n });
  },
);
