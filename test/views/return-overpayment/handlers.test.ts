import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { moveOverpayment } from '../../../src/services/payments/move-overpayment.js';
import { closeDesk, closeScreens, follow, openScreen } from '../../support/desk-screens.js';
import { issueTo } from '../../support/forms.js';
import { envelope, invoiceNow, pay } from '../../support/ledger-desk.js';
import { openSlackDesk, type SlackDesk } from '../../support/slack-desk.js';

let world: SlackDesk;
beforeAll(async () => {
  world = await openSlackDesk();
});
afterAll(() => closeDesk(world));
afterEach(() => closeScreens(world));

/** An invoice of 10.00 that was paid with 15.00, the 5.00 moved to account credit. */
async function overpaid(): Promise<{ id: string; number: string }> {
  const issued = await issueTo(world, [1000n], { payer: 'paul' });
  await pay(world.desk, issued.id, 1500n);
  await moveOverpayment(world.desk, envelope(), {
    invoiceId: issued.id,
    amount: 500n,
    reason: 'Paid twice',
  });
  return issued;
}

it('returns a moved overpayment from the details of its invoice, which show it then', async () => {
  const { id, number } = await overpaid();
  const details = await openScreen(world, '/invoices', number);
  expect(details.text()).toContain('£5.00 of it is unspent');
  const form = await follow(world, details, {
    button: `Return overpayment of £5.00 to ${number}`,
    title: 'Return overpayment',
  });
  await form.fill('Reason', 'Moved by mistake');
  await form.submit();
  expect(form.text()).toContain(`£5.00 returned to ${number}`);
  await form.close();
  await details.waitForText('Overpaid');
  expect(await invoiceNow(world.desk, id)).toMatchObject({ overpaid: 500n, overpaymentMoved: 0n });
});

it.each([
  ['/invoices', (number: string) => number, 'Return overpayment of £5.00 to '],
  ['/statement', () => 'paul', 'Return £5.00 overpayment of '],
])('leads on to sending it back, from %s', async (command, words, button) => {
  const { id, number } = await overpaid();
  const screen = await openScreen(world, command, words(number));
  const returned = await follow(world, screen, {
    button: `${button}${number}`,
    title: 'Return overpayment',
  });
  await returned.fill('Reason', 'To be sent back');
  await returned.submit();
  expect(returned.text()).toContain(`£5.00 returned to ${number}`);
  const refund = await follow(world, returned, {
    button: 'Refund overpayment',
    title: 'Refund overpayment',
  });
  expect(refund.text()).toContain(`*£5.00* is overpaid on ${number}.`);
  await refund.fill('Reason', 'Paid twice');
  await refund.submit();
  expect(refund.text()).toContain(`£5.00 that was overpaid on ${number} is to be sent back`);
  expect(await invoiceNow(world.desk, id)).toMatchObject({ overpaid: 0n, overpaymentMoved: 0n });
});

it('asks once more before the same part of it is returned a second time', async () => {
  const { id, number } = await overpaid();
  const returnTwo = async (unspent: string) => {
    const details = await openScreen(world, '/invoices', number);
    const form = await follow(world, details, {
      button: `Return overpayment of ${unspent} to ${number}`,
      title: 'Return overpayment',
    });
    await form.fill('Amount', '2.00');
    await form.fill('Reason', 'Moved by mistake');
    await form.submit();
    return form;
  };
  const first = await returnTwo('£5.00');
  expect(first.text()).toContain(`£2.00 returned to ${number}`);
  await closeScreens(world);
  const second = await returnTwo('£3.00');
  expect(second.text()).toContain(`You returned £2.00 of this overpayment just now (${number}).`);
  expect(second.text()).toContain('Return another £2.00?');
  expect(await invoiceNow(world.desk, id)).toMatchObject({ overpaymentMoved: 300n });
  await second.submit();
  expect(second.text()).toContain(`£2.00 returned to ${number}`);
  expect(await invoiceNow(world.desk, id)).toMatchObject({ overpaymentMoved: 100n });
});

it('is offered in the statement too, and refuses more than is unspent with the maximum', async () => {
  const { number } = await overpaid();
  const statement = await openScreen(world, '/statement', 'paul');
  const form = await follow(world, statement, {
    button: `Return £5.00 overpayment of ${number}`,
    title: 'Return overpayment',
  });
  await form.fill('Amount', '5.01');
  await form.fill('Reason', 'Moved by mistake');
  await form.submit();
  expect(form.text()).toContain('£5.00');
  await form.fill('Amount', '2.00');
  await form.submit();
  expect(form.text()).toContain('£2.00 returned');
  await form.close();
  await statement.waitForText('£3.00');
});
