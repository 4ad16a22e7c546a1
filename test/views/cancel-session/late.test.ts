import { afterAll, beforeAll, expect, it } from 'vitest';
import { emptyDatabase, importSound } from '../../services/import/import-desk.js';
import { classFiles } from '../../support/a-class.js';
import { closeDesk, openScreen } from '../../support/desk-screens.js';
import { openSlackDesk, type SlackDesk } from '../../support/slack-desk.js';

let world: SlackDesk;
beforeAll(async () => {
  // No form is decided within this time.
  world = await openSlackDesk({ budgetMs: 0 });
  await emptyDatabase(world.desk);
  await importSound(world.desk, classFiles([{ id: 'ASH', payer: 'ASH', paidBy: 'invoice' }]));
});
afterAll(() => closeDesk(world));

it('shows what would happen in the window that says that it takes longer', async () => {
  const form = await openScreen(world, '/cancel-session', '3 Dec');
  await form.submit();
  await form.waitForText('*1 gets credit*: £10.00');
  expect(form.text()).toContain('Payer ASH');
  expect(await world.desk.store.collections.sessions.countDocuments({ cancelled: null })).toBe(10);
  await form.close();
});
