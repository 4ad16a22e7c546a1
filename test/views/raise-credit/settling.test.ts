import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { runSweep } from '../../../src/services/sweep/sweep.js';
import { deliver, requestMessage, review } from '../../support/approval-desk.js';
import { closeDesk, closeScreens } from '../../support/desk-screens.js';
import { fillCredit, type Issued, issueTo, notesOf, openCreditForm } from '../../support/forms.js';
import { auditDifferences, invoiceNow, pay, startAfresh } from '../../support/ledger-desk.js';
import { withThreshold } from '../../support/second-person.js';
import { approver, openSlackDesk, operator, type SlackDesk } from '../../support/slack-desk.js';

let world: SlackDesk;
beforeAll(async () => {
  world = await openSlackDesk();
});
afterAll(() => closeDesk(world));

beforeEach(async () => {
  await startAfresh(world.desk);
  settle(true);
});

afterEach(async () => {
  await closeScreens(world);
  expect(await auditDifferences(world.desk)).toEqual([]);
});

function settle(settleOpenInvoices: boolean): void {
  world.desk.settings = { ...world.desk.settings, settleOpenInvoices };
}

/** A paid invoice of 100.00, and older ones that are collected by themselves and open. */
async function prepared(...amounts: bigint[]): Promise<{ paid: Issued; open: Issued[] }> {
  const open: Issued[] = [];
  for (const amount of amounts) open.push(await issueTo(world, [amount], { autoCollect: true }));
  await runSweep(world.desk, { trigger: 'command-line' });
  const paid = await issueTo(world, [10_000n]);
  await pay(world.desk, paid.id, 10_000n);
  return { paid, open };
}

it('says beforehand which invoices get how much, and afterwards what was done', async () => {
  const { paid, open } = await prepared(2_000n, 5_000n);
  const [first, second] = open.map(({ number }) => number);
  const form = await openCreditForm(world, operator, paid.number);
  expect(form.text()).toContain(
    `It settles other open invoices at once, as far as it goes: ${first} (£20.00) and ${second} (£50.00), in this order.`,
  );
  await fillCredit(form, { amount: '30' });
  await form.waitForText(
    `All £30.00 would become account credit for Priya Patel: at once £20.00 would be used on ${first} and £10.00 on ${second}.`,
  );
  await form.submit();
  expect(form.text()).toContain('£30.00 is account credit');
  expect(form.text()).toContain(`£20.00 of it was used at once on ${first} (nothing left to pay)`);
  expect(form.text()).toContain(
    `£10.00 of it was used at once on ${second} (£40.00 left to pay), balance now £0.00`,
  );
  expect(form.text()).toContain('All of the account credit was used at once.');
});

it('says that no more than ten are settled at once, and leaves those behind them', async () => {
  const { paid, open } = await prepared(...Array.from({ length: 11 }, () => 100n));
  const form = await openCreditForm(world, operator, paid.number);
  expect(form.text()).toContain(
    `${open[9]?.number} (£1.00), in this order and no more than 10. What is left`,
  );
  await fillCredit(form, { amount: '30' });
  await form.waitForText('and £20.00 would stay');
  await form.submit();
  expect(form.text()).toContain('balance now £20.00');
  expect((await invoiceNow(world.desk, open[10]?.id ?? '')).outstanding).toBe(100n);
});

it('is shown once more when another invoice was paid meanwhile, and books nothing', async () => {
  const { paid, open } = await prepared(2_000n, 5_000n);
  const form = await openCreditForm(world, operator, paid.number);
  await fillCredit(form, { amount: '30' });
  await pay(world.desk, open[0]?.id ?? '', 2_000n);
  await form.submit();
  expect(form.text()).toContain(
    'what new credit settles of the payer’s other invoices has changed. Nothing was booked.',
  );
  expect(form.text()).toContain(`at once £30.00 would be used on ${open[1]?.number}`);
  expect(await notesOf(world, paid.id)).toEqual([]);
  await form.submit();
  expect(form.text()).toContain(
    `£30.00 of it was used at once on ${open[1]?.number} (£20.00 left to pay)`,
  );
});

it('waits with all of it for a second person, who is told what is settled', async () => {
  const { paid, open } = await prepared(2_000n);
  withThreshold(world.desk, 5_000n);
  const form = await openCreditForm(world, operator, paid.number);
  await fillCredit(form, { amount: '60' });
  await form.submit();
  expect(form.text()).toContain('Asked: nothing is booked yet');
  await deliver(world);
  const message = await requestMessage(world, 'credit', approver);
  expect(message.text()).toContain('£60.00');
  // What the payer pays meanwhile changes what would happen, so it is asked about again.
  await pay(world.desk, open[0]?.id ?? '', 500n);
  const approving = await review(world, 'credit', approver);
  expect(approving.text()).toContain(`£15.00 is used at once on ${open[0]?.number}`);
  expect(approving.text()).toContain('£45.00 becomes account credit');
  await approving.submit();
  withThreshold(world.desk, null);
  expect((await invoiceNow(world.desk, open[0]?.id ?? '')).creditApplied).toBe(1_500n);
});
