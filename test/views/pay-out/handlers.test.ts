import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { closeDesk, closeScreens, follow, openScreen } from '../../support/desk-screens.js';
import { issueTo } from '../../support/forms.js';
import { apply, auditDifferences, pay, raise } from '../../support/ledger-desk.js';
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

const press = { button: 'Pay out', title: 'Pay out' };

it('pays account credit out from the statement, which shows what is left', async () => {
  const invoice = await issueTo(world, [5_000n], { payer: 'paul' });
  await pay(world.desk, invoice.id, 5_000n);
  await raise(world.desk, invoice.id, 4_250n);
  const statement = await openScreen(world, '/statement', 'paul');
  const form = await follow(world, statement, press);
  expect(form.text()).toContain('*£42.50* of account credit that can be paid out');
  await form.fill('Amount', '42.51');
  await form.fill('Reason', 'Leaves the club');
  await form.submit();
  expect(Object.values(form.expectErrors())[0]).toContain('£42.50');
  await form.fill('Amount', '40');
  await form.choose('Sent by', 'Cash');
  expect(await form.submit()).toMatchObject({ ok: true });
  expect(form.text()).toContain('£40.00 is to be sent to');
  expect(form.text()).toContain('£2.50 of account credit is left');
  const list = await follow(world, form, { button: 'Refunds to do', title: 'Refunds to do' });
  expect(list.text()).toContain('Account credit that is paid out');
  await closeScreens(world);
  const after = await openScreen(world, '/statement', 'paul');
  expect(after.text()).toContain('Pay-out of £40.00 of account credit asked for');
});

it('asks once more when credit was used meanwhile, and books nothing', async () => {
  const paid = await issueTo(world, [5_000n]);
  await pay(world.desk, paid.id, 5_000n);
  await raise(world.desk, paid.id, 3_000n);
  const open = await issueTo(world, [1_000n]);
  const statement = await openScreen(world, '/statement', 'priya');
  const form = await follow(world, statement, press);
  await apply(world.desk, open.id, 1_000n);
  await form.fill('Amount', '20');
  await form.fill('Reason', 'Leaves the club');
  await form.submit();
  expect(form.text()).toContain('the account credit that can be used fell by £10.00');
  expect(form.text()).toContain('Nothing was booked.');
  expect(form.text()).toContain('*£20.00* of account credit that can be paid out');
  await form.fill('Reason', 'Leaves the club');
  expect(await form.submit()).toMatchObject({ ok: true });
  expect(form.text()).toContain('£0.00 of account credit is left');
  await closeScreens(world);
  const after = await openScreen(world, '/statement', 'priya');
  expect(after.text().split('\n')).not.toContain('Pay out');
});

it('asks once whether the same is meant twice', async () => {
  const invoice = await issueTo(world, [5_000n], { payer: 'paul' });
  await pay(world.desk, invoice.id, 5_000n);
  await raise(world.desk, invoice.id, 4_000n);
  const send = async () => {
    const statement = await openScreen(world, '/statement', 'paul');
    const form = await follow(world, statement, press);
    await form.fill('Amount', '10.01');
    await form.fill('Reason', 'Leaves the club');
    expect(await form.submit()).toMatchObject({ ok: true });
    return form;
  };
  expect((await send()).text()).toContain('£10.01 is to be sent to');
  await closeScreens(world);
  const second = await send();
  expect(second.text()).toContain('asked for a pay-out of £10.01 just now (Paul');
  await second.fill('Amount', '10.01');
  await second.fill('Reason', 'Leaves the club');
  expect(await second.submit()).toMatchObject({ ok: true });
  expect(second.text()).toContain('£10.01 is to be sent to');
});
