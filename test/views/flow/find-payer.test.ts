import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { contactWords } from '../../../src/domain/people/search-words.js';
import { closeDesk, closeScreens, openScreen } from '../../support/desk-screens.js';
import { clubId } from '../../support/ledger-desk.js';
import { openSlackDesk, operator, type SlackDesk } from '../../support/slack-desk.js';

let world: SlackDesk;

async function add(ownId: string, name: string, payer = ownId, email: string | null = null) {
  await world.desk.store.collections.contacts.insertOne({
    ...{ _id: `${clubId}:${ownId}`, clubId, ownId, name, email, payerId: `${clubId}:${payer}` },
    searchWords: contactWords({ name, ownId, email }),
  });
}

beforeAll(async () => {
  world = await openSlackDesk();
  await add('C9001', 'Łukasz O’Brien-Straße', 'C9001', 'l.obrien@family.example');
  await add('C9002', 'Zofia O’Brien', 'C9001');
  await add('C9003', 'Imran Khan');
  await add('C9004', 'Noor Sharif', 'C9003');
  await add('C9005', 'Noor Patel', 'priya');
});
afterAll(() => closeDesk(world));
afterEach(() => closeScreens(world));

const commands = ['/statement', '/apply-credit', '/issue-invoice'];

describe.each(commands)('%s', (command) => {
  it.each([
    'Lukasz',
    'OBRIEN STRASSE',
    "o'brien l",
    'asz',
    'l.obrien@family.example',
    'L.OBrien@fam',
    'l.obrien',
    'c9001',
    'Łukasz.',
    'Lu\u200bkasz',
    'Straße O\u2010Brien',
  ])('finds a payer by %j', async (typed) => {
    const modal = await openScreen(world, command, typed);
    expect(modal.text()).toContain('Łukasz O’Brien-Straße');
  });

  it.each([
    ['Zofia', 'Łukasz O’Brien-Straße pays for Zofia O’Brien'],
    ['sharif', 'Imran Khan pays for Noor Sharif'],
    ['C9005', 'Priya Patel pays for Noor Patel'],
  ])('leads from a child, %s, to who pays, and says so', async (typed, said) => {
    const modal = await openScreen(world, command, typed);
    expect(modal.text()).toContain(said);
  });

  it('lets people choose where two children of one name have two payers', async () => {
    const modal = await openScreen(world, command, 'Noor');
    expect(modal.text()).not.toContain('pays for Noor Patel, so');
    const label = command === '/issue-invoice' ? 'Payer' : 'Contact';
    await modal.choose(label, 'Imran Khan', { query: 'Noor' });
    await modal.waitForText('Imran Khan');
  });

  it('says what was typed, as it was meant, when nobody is found', async () => {
    await world.slack.driver.as(operator).command(command, 'Zebedee & <Sons>');
    if (command === '/statement') {
      const modal = await world.slack.driver.as(operator).modal();
      expect(modal.text()).toContain('Nobody was found for “Zebedee &amp; &lt;Sons&gt;”');
      return;
    }
    const said = await world.slack.driver.as(operator).lastEphemeral({ text: 'Zebedee' });
    expect(said.text()).toContain('“Zebedee &amp; &lt;Sons&gt;”');
  });
});
