import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createSendNotice } from '../../../src/app/send-notice.js';
import { contactWords } from '../../../src/domain/people/search-words.js';
import { deliverDue } from '../../../src/outbox/deliver.js';
import { createPostToSlack } from '../../../src/slack/answer/post-to-slack.js';
import { closeDesk, closeScreens, follow, openScreen } from '../../support/desk-screens.js';
import { fillCredit, type Issued, issueTo } from '../../support/forms.js';
import { clubId } from '../../support/ledger-desk.js';
import { openSlackDesk, operator, type SlackDesk } from '../../support/slack-desk.js';

let world: SlackDesk;

/** Names that would turn, hide or imitate an amount; `word` finds each. */
const names = [
  ['of 300 letters', `Long ${'x'.repeat(290)}`, 'long'],
  ['from the right, with marks left open', 'שלום \u202e\u2067עולם \u2066', 'שלום'],
  ['that overrides the direction', 'Ada \u202e\u202dLovelace\u2068', 'lovelace'],
  ['with characters that nobody sees', 'Ze\u200bro\u2060width\u3164\u00ad Joe', 'zerowidth'],
  ['with the letters of markup', '&amp; <!channel> <@U1|x> `-£9.00` *b* Markup', 'markup'],
  ['with an amount of its own', 'Mallory · £0.00 · settled  ·  Paid £50.00', 'mallory'],
  ['with lines and repaints', 'New\nline\u001b[2K\r\u2028Terminal', 'terminal'],
  ['under a pile of marks', `Za${'\u0301'.repeat(200)}lgo`, 'zalgo'],
] as const;
const issued = new Map<string, Issued>();

beforeAll(async () => {
  world = await openSlackDesk();
  for (const [index, [, name]] of names.entries()) {
    const ownId = `H${index}`;
    const own = { _id: `${clubId}:${ownId}`, clubId, ownId, name, email: null };
    const searchWords = contactWords({ name, ownId, email: null });
    const { contacts } = world.desk.store.collections;
    await contacts.insertOne({ ...own, payerId: own._id, searchWords });
    issued.set(name, await issueTo(world, [5_000n], { payer: ownId }));
  }
});
afterAll(() => closeDesk(world));
afterEach(() => closeScreens(world));

/** Nothing stands in it that turns what is beside it; and the amounts are there, in their order. */
function expectTrue(text: string): void {
  expect(text).not.toMatch(/[\u061C\u200B-\u200F\u202A-\u202E\u2066\u2067\u3164]/u);
  expect(text).not.toContain('\u001b');
  const opened = text.split('\u2068').length;
  expect(text.split('\u2069').length).toBe(opened);
}

describe.each(names)('a name %s', (_what, name, word) => {
  it('neither turns, hides nor imitates an amount on any screen', async () => {
    const number = issued.get(name)?.number ?? '';
    const commands = ['/statement', '/apply-credit', '/issue-invoice', '/record-payment'];
    for (const command of ['/invoices', ...commands]) {
      const screen = await openScreen(world, command, word);
      expectTrue(screen.text());
      expect(screen.text()).not.toContain('was found');
      if (command === '/invoices') {
        expect(screen.text()).toMatch(/£50\.00 owed[^\n]*due /);
        expect(screen.text()).not.toContain('· £0.00 · settled');
      }
      await screen.close({ clear: true });
    }
    const form = await openScreen(world, '/credit', word);
    expectTrue(form.text());
    expect(form.text()).toContain(`£50.00 · £50.00 left to pay`);
    await fillCredit(form, { amount: '12.50' });
    await form.submit();
    await form.waitForText('-CN-1');
    expectTrue(form.text());
    expect(form.text()).toContain('£12.50');
    await form.close({ clear: true });
    const details = await openScreen(world, '/invoices', number);
    expectTrue(details.text());
    expect(details.text()).toContain('£37.50');
  });
});

it('a reference and a reason are told without what they would turn, hide or call', async () => {
  const hostile = 'Paid \u202e<!channel> `-£9.00` *b*\u2066 \u200b& co';
  const { number } = await issueTo(world, [5_000n]);
  const form = await openScreen(world, '/record-payment', number);
  await form.choose('How', 'Bank transfer');
  await form.fill('Amount', '20');
  await form.waitForText('What this payment pays');
  await form.fill('Reference', hostile);
  await form.submit();
  expectTrue(form.text());
  await form.close({ clear: true });
  const details = await openScreen(world, '/invoices', number);
  const undo = await follow(world, details, {
    button: 'Typed in error',
    title: 'Take payment back',
  });
  await undo.fill('Reason', hostile);
  await undo.submit();
  await undo.close();
  await details.waitForText('typed in error and taken back');
  expectTrue(details.text());
  expect(details.text()).toContain('&lt;!channel&gt;');
  expect(details.text()).not.toContain('<!channel>');
  await deliverDue(world.desk.store, {
    send: createSendNotice(world.desk, createPostToSlack(world.app.app.client)),
    now: world.desk.now,
    stopped: () => false,
  });
  const told = world.slack.driver.as(operator).channel('CFINANCE').messages();
  const texts = told.map((message) => message.text());
  expect(texts.filter((text) => text.includes('Paid'))).not.toEqual([]);
  for (const text of texts) {
    expectTrue(text);
    expect(text).not.toContain('<!channel>');
  }
});

it('the words that were typed are no more than words where nothing was found', async () => {
  const person = world.slack.driver.as(operator);
  await person.command('/credit', 'nobody \u202e<!channel> `-£5.00`');
  const said = await person.lastEphemeral({ text: 'nobody' });
  expectTrue(said.text());
  expect(said.text()).toContain("nobody &lt;!channel&gt; '-£5.00'");
});
