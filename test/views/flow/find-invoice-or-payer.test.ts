import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { contactWords } from '../../../src/domain/people/search-words.js';
import { closeDesk, closeScreens, openScreen } from '../../support/desk-screens.js';
import { type Issued, issueTo } from '../../support/forms.js';
import { clubId } from '../../support/ledger-desk.js';
import { issueNumber } from '../../support/numbered-invoice.js';
import { openSlackDesk, type SlackDesk } from '../../support/slack-desk.js';

let world: SlackDesk;
let invoice: Issued;

beforeAll(async () => {
  world = await openSlackDesk();
  const own = { ownId: 'C77', name: 'Wanda Waits', email: 'wanda7@family.example' };
  const _id = `${clubId}:C77`;
  const searchWords = contactWords(own);
  await world.desk.store.collections.contacts.insertOne({
    ...{ _id, clubId, ...own, payerId: _id, searchWords },
  });
  invoice = await issueTo(world, [4_000n], { payer: 'C77' });
});
afterAll(() => closeDesk(world));
afterEach(() => closeScreens(world));

const alone = 'This payment is for';

it.each(['C77', 'c77', 'wanda7@family.example', 'wanda7', 'Wanda'])(
  'Record payment begins with all that a payer owes for %j, though it is one invoice',
  async (typed) => {
    const form = await openScreen(world, '/record-payment', typed);
    expect(form.text()).toContain('Wanda Waits has 1 open invoice');
    expect(form.text()).not.toContain(alone);
  },
);

it('and with one invoice for its number, its digits, and the beginning that only it has', async () => {
  await issueTo(world, [500n]);
  const begun = await issueNumber(world.desk, 'SPRING-7-A');
  const digits = invoice.number.replace(/\D+/g, '');
  for (const typed of [invoice.number, digits, invoice.number.toLowerCase()]) {
    const form = await openScreen(world, '/record-payment', typed);
    expect(form.text(), typed).toContain(`${alone} ${invoice.number} alone`);
    await form.close({ clear: true });
  }
  const form = await openScreen(world, '/record-payment', 'spring-7');
  expect(form.text()).toContain(`${alone} ${begun.slice(clubId.length + 1)} alone`);
});
