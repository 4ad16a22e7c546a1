import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { closeDesk, closeScreens, follow, openScreen } from '../../support/desk-screens.js';
import { issueTo } from '../../support/forms.js';
import { auditDifferences, invoiceNow, pay } from '../../support/ledger-desk.js';
import { openSlackDesk, type SlackDesk } from '../../support/slack-desk.js';

let world: SlackDesk;

beforeAll(async () => {
  world = await openSlackDesk();
});
afterEach(async () => {
  await closeScreens(world);
  expect(await auditDifferences(world.desk)).toEqual([]);
});
afterAll(() => closeDesk(world));

const press = { button: 'Refund overpayment', title: 'Refund overpayment' };

it('sends an overpayment back from the details, which show it then', async () => {
  const invoice = await issueTo(world, [1_000n]);
  await pay(world.desk, invoice.id, 1_500n);
  const details = await openScreen(world, '/invoices', invoice.number);
  const form = await follow(world, details, press);
  expect(form.text()).toContain(`*£5.00* is overpaid on ${invoice.number}.`);
  await form.fill('Amount', '5.01');
  await form.fill('Reason', 'Paid twice');
  await form.submit();
  expect(Object.values(form.expectErrors())[0]).toContain('Only £5.00 was overpaid');
  await form.fill('Amount', '5');
  expect(await form.submit()).toMatchObject({ ok: true });
  expect(form.text()).toContain(`£5.00 that was overpaid on ${invoice.number} is to be sent back`);
  await form.close();
  await details.waitForText('of an overpayment');
  expect(details.text().split('\n')).not.toContain('Refund overpayment');
  expect(await invoiceNow(world.desk, invoice.id)).toMatchObject({
    ...{ overpaid: 0n, overpaymentRefunded: 500n, refunded: 0n, outstanding: 0n },
  });
});

it('asks once more when what is overpaid changed meanwhile, and books nothing', async () => {
  const invoice = await issueTo(world, [1_000n]);
  await pay(world.desk, invoice.id, 1_500n);
  const details = await openScreen(world, '/invoices', invoice.number);
  const form = await follow(world, details, press);
  await pay(world.desk, invoice.id, 300n);
  await form.fill('Reason', 'Paid twice');
  await form.submit();
  expect(form.text()).toContain('£3.00 was paid');
  expect((await invoiceNow(world.desk, invoice.id)).overpaymentRefunded).toBe(0n);
});

it('asks once whether the same is meant twice, and books the second when it is', async () => {
  const invoice = await issueTo(world, [1_000n]);
  await pay(world.desk, invoice.id, 2_000n);
  const details = await openScreen(world, '/invoices', invoice.number);
  const send = async () => {
    const form = await follow(world, details, press);
    await form.fill('Amount', '5');
    await form.fill('Reason', 'Paid twice');
    expect(await form.submit()).toMatchObject({ ok: true });
    return form;
  };
  await (await send()).close();
  const second = await send();
  expect(second.text()).toContain('asked for a refund of £5.00 just now');
  expect(second.text()).toContain('Ask for another £5.00?');
  expect((await invoiceNow(world.desk, invoice.id)).overpaymentRefunded).toBe(500n);
  await second.fill('Amount', '5');
  await second.fill('Reason', 'Paid twice');
  expect(await second.submit()).toMatchObject({ ok: true });
  expect(second.text()).toContain('is to be sent back');
  expect((await invoiceNow(world.desk, invoice.id)).overpaymentRefunded).toBe(1000n);
});
