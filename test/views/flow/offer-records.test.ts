import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { offerInvoicesIn, offerPayersIn } from '../../../views/flow/offer-records.js';
import { closeDesk, closeScreens, openScreen } from '../../support/desk-screens.js';
import { issueTo } from '../../support/forms.js';
import { typeInto } from '../../support/search-box.js';
import { addJoneses, addTheirInvoices, joneses } from '../../support/sixty-joneses.js';
import { openSlackDesk, operator, type SlackDesk } from '../../support/slack-desk.js';

let world: SlackDesk;

beforeAll(async () => {
  world = await openSlackDesk();
  await issueTo(world, [1_000n]);
  await addJoneses(world.desk);
  await addTheirInvoices(world.desk, 3);
});
afterAll(() => closeDesk(world));

const anyInvoice = () => ({ first: '', status: null, payerId: null });

describe('sixty payers of one name', () => {
  it('are all offered, each with the child that was looked for', async () => {
    const offer = (typed: string) =>
      typeInto((searched) => offerPayersIn(world, searched, () => ''), typed);
    const all = await offer('jones');
    expect(all.label).toBeNull();
    expect(new Set(all.texts).size).toBe(joneses);
    expect(all.below[0]).toMatch(/^sam\d+@jones\.example$/);
    const one = await offer('Child7');
    expect(one.texts).toEqual(['Sam Jones · J7']);
    expect(one.below).toEqual(['pays for Kim Child7']);
  });

  it('have more invoices than a search box shows, and it says how many', async () => {
    const offer = (typed: string) =>
      typeInto((searched) => offerInvoicesIn(world, searched, anyInvoice), typed);
    const all = await offer('jones');
    expect(all.label).toBe('100 of 180 shown. Type more to find the others');
    expect(all.texts).toHaveLength(100);
    expect((await offer('sam5@jones.example')).texts).toHaveLength(3);
    const some = await offer('child3');
    expect(some.label).toBeNull();
    // Child 3 and children 30 to 39.
    expect(some.texts).toHaveLength(33);
    expect(some.below.every((below) => below.startsWith('Kim Child3'))).toBe(true);
  });

  it('are told to be more than a hundred where nothing was typed', async () => {
    const all = await typeInto((searched) => offerPayersIn(world, searched, () => ''), '');
    expect(all.label).toMatch(/^100 of 12\d shown\. Type more to find the others$/);
  });

  it('say how many more there are behind a command, and are found in the box above', async () => {
    const statement = await openScreen(world, '/statement', 'jones');
    expect(statement.text()).toContain('There are 50 more.');
    await statement.choose('Contact', 'Sam Jones · J59', { query: '' });
    await statement.waitForText('Nothing was booked for Sam Jones yet');
    await closeScreens(world);
    const list = await openScreen(world, '/invoices', 'jones');
    expect(list.text()).toContain('180');
    await closeScreens(world);
    const apply = await openScreen(world, '/apply-credit', 'jones');
    await apply.choose('Contact', 'Sam Jones · J58', { query: '' });
    await apply.waitForText('J58');
    await closeScreens(world);
  });

  it('open by the menu of shortcuts as well, with the whole search', async () => {
    const person = world.slack.driver.as(operator);
    await person.shortcut('raise-credit');
    const modal = await person.modal();
    await modal.choose('Invoice', 'J42/1', { query: 'j42/1' });
    await modal.waitForText('J42/1');
    await closeScreens(world);
  });
});
