import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { closeDesk, closeScreens, follow, openScreen } from '../../support/desk-screens.js';
import { openSlackDesk, operator, type SlackDesk } from '../../support/slack-desk.js';
import { sampleSweepRun, sampleUndelivered } from '../sample-desk.js';

let world: SlackDesk;
beforeAll(async () => {
  world = await openSlackDesk();
});
afterAll(() => closeDesk(world));
afterEach(() => closeScreens(world));

it('shows the Credit Desk page for unknown arguments and by its shortcut', async () => {
  const page = await openScreen(world, '/credit-desk', 'nonsense');
  expect(page.text()).toContain('/apply-credit [contact]');
  await page.close();
  const person = world.slack.driver.as(operator);
  for (const [id, title] of [
    ['invoices', 'Invoices'],
    ['statement', 'Statement'],
    ['credit-desk', 'Credit Desk'],
  ] as const) {
    await person.shortcut(id);
    await (await person.modal({ title })).close();
  }
});

it('lists what could not be delivered and sends it again', async () => {
  const { outbox, sweep_runs: runs } = world.desk.store.collections;
  await outbox.updateMany({}, { $set: { state: 'sent' } });
  const { id: lostId, ...lost } = sampleUndelivered({ lastError: 'gone' });
  await outbox.insertOne({ ...lost, _id: lostId });
  const { id: runId, ...run } = sampleSweepRun({ looked: 2, usedOn: 1, failed: 0 });
  const { clubId, startedAt, looked } = run;
  const use = { invoiceNumber: 'INV-1', payerId: 'club:priya', amount: 1_200n, currency: 'GBP' };
  await runs.insertMany([
    { ...run, _id: runId },
    { _id: `${runId}/1`, kind: 'page', runId, clubId, startedAt, looked, uses: [use] },
  ]);
  const page = await openScreen(world, '/credit-desk');
  expect(page.text()).toContain('tried 12 times: gone');
  await page.click('Send again: Your credit');
  await page.waitForText('The message is on its way again.');
  expect(page.text()).not.toContain('Undelivered messages');
  expect(world.desk.woken.outbox).toBeGreaterThan(0);
  const uses = await follow(world, page, {
    button: 'sweep.see-which',
    title: 'Automatic use of credit',
  });
  expect(uses.text()).toContain('£12.00 of account credit used');
  expect(uses.text()).toContain('Priya Patel');
});
