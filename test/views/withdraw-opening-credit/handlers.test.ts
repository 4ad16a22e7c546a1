import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { chained } from '../../../src/domain/books/chain.js';
import { planOpenCredit } from '../../../src/domain/credit/open-credit.js';
import { commitPlans } from '../../../src/store/ledger/commit-plans.js';
import { digestOf } from '../../../src/store/ledger/digest.js';
import { closeDesk, closeScreens, follow, openScreen } from '../../support/desk-screens.js';
import { clubId } from '../../support/ledger-desk.js';
import { eventContext } from '../../support/rules.js';
import { openSlackDesk, type SlackDesk } from '../../support/slack-desk.js';

let world: SlackDesk;
beforeAll(async () => {
  world = await openSlackDesk();
});
afterAll(() => closeDesk(world));
afterEach(() => closeScreens(world));

it('takes an opening balance that was typed ten times too large back out, from the statement', async () => {
  const owner = { clubId, payerId: 'club:paul', currency: 'GBP' };
  const opening = { amount: 50_000n, createdOn: '2026-10-01', expiresOn: null };
  const context = eventContext({ key: 'opening:paul' });
  const plan = chained(planOpenCredit({ account: null, owner }, opening, context), digestOf);
  await commitPlans(world.desk.store, [plan]);
  const statement = await openScreen(world, '/statement', 'paul');
  expect(statement.text()).toContain('£500.00 account credit');
  const form = await follow(world, statement, {
    button: 'Take out £500.00 opening balance',
    title: 'Take credit out',
  });
  expect(form.text()).toContain('*£500.00* of the opening balance of Paul Pending is unspent');
  await form.fill('Amount', '500.01');
  await form.fill('Reason', 'Should have been 50.00');
  await form.submit();
  expect(form.text()).toContain('£500.00');
  await form.fill('Amount', '450.00');
  await form.submit();
  expect(form.text()).toContain('The balance is *£50.00* now');
  await form.close();
  await statement.waitForText('£50.00 account credit');
});

it('asks once more before the same part is taken out again, and not about another part', async () => {
  const takeOut = async (unspent: string, amount: string) => {
    const statement = await openScreen(world, '/statement', 'paul');
    const form = await follow(world, statement, {
      button: `Take out ${unspent} opening balance`,
      title: 'Take credit out',
    });
    await form.fill('Amount', amount);
    await form.fill('Reason', 'Counted once more');
    await form.submit();
    const said = form.text();
    await closeScreens(world);
    return said;
  };
  expect(await takeOut('£50.00', '20.00')).toContain('The balance is *£30.00* now');
  const said = await takeOut('£30.00', '20.00');
  expect(said).toContain('You took £20.00 out of this opening balance just now (Paul Pending).');
  expect(said).toContain('Take another £20.00 out?');
  expect(await takeOut('£30.00', '10.00')).toContain('The balance is *£20.00* now');
});
