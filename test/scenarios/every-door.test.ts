import { afterAll, beforeAll, expect, it } from 'vitest';
import { commands } from '../../commands/index.js';
import { mintAccountLink } from '../../src/services/links/mint-account-link.js';
import { commitPlans } from '../../src/store/ledger/commit-plans.js';
import { submissions } from '../../views/index.js';
import { importSound } from '../services/import/import-desk.js';
import { cancel, classFiles, look } from '../support/a-class.js';
import { booksOfEverything } from '../support/books-of-everything.js';
import { createCrawl } from '../support/crawl.js';
import { payerId } from '../support/ledger-desk.js';
import { openSlackDesk, operator, type SlackDesk } from '../support/slack-desk.js';

let world: SlackDesk;
beforeAll(async () => {
  world = await openSlackDesk();
  const { desk } = world;
  world.staff.admins.userIds = [operator];
  await commitPlans(desk.store, booksOfEverything().plans);
  desk.sendsMail = true;
  const kari = { searchWords: ['kari', 'olsen'], email: 'kari@family.example' };
  await desk.store.collections.contacts.updateOne({ _id: payerId }, { $set: kari });
  await mintAccountLink(desk, { payerId, purpose: 'notice' });
  await importSound(
    desk,
    classFiles([
      { id: 'ANN', payer: 'ANN', paidBy: 'invoice' },
      { id: 'DAN', payer: 'DAN', paidBy: 'uninvoiced', order: { id: 'O1', amount: '40.00' } },
    ]),
  );
  await cancel(desk, { sessionIds: ['club:S6'] });
  await look(desk, { sessionIds: ['club:S7'] });
});
afterAll(() => world.close());

/** An invoice of each standing, a payer, a product, and what is nothing. */
const texts = ['', 'INV-1', 'INV-2', 'INV-7', 'INV-12', 'olsen', 'gymnastics', 'zzz <&>'];

/** Forms that nobody gets to by two presses of one person; each has tests of its own. */
const elsewhere = [
  // An approver reviews what somebody else asked for.
  ...['approval', 'approval-reject'],
  // From the review of a job, from its result, and from a product that somebody left.
  ...['change-amounts', 'put-back-contact', 'run-job-again'],
  // From a message about what somebody sent at the provider itself.
  'record-refund',
];

it('shows every screen that commands, shortcuts and Home lead to, and Slack takes each', {
  timeout: 120_000,
}, async () => {
  const { crawl, from } = createCrawl(world, operator);
  const person = world.slack.driver.as(operator);
  for (const { command, shortcut } of commands) {
    for (const text of texts) {
      await from(`${command} ${text}`, () => person.command(command, text), 2);
    }
    await from(shortcut, () => person.shortcut(shortcut), 1);
  }
  const home = await person.home();
  for (const { open } of commands) {
    await from(`Home > ${open.title}`, () => home.click(open.title), 1);
  }
  expect(crawl.faults).toEqual([]);
  const unreached = Object.keys(submissions).filter((id) => !crawl.reached.has(id));
  expect(unreached.sort()).toEqual(elsewhere.sort());
  expect(crawl.presses).toBeGreaterThan(150);
});
