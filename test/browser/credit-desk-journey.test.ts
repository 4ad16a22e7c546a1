import { expect, test } from 'vitest';
import { accessibilityFaults } from '../../packages/local-slack/test/page/support/axe.js';
import { databaseOf } from '../process/desk-database.js';
import { useDeskPage } from './support/desk-page.js';

const desk = useDeskPage();

/** Red by a good deal, whatever the page's style calls it. */
function isRed(colour: string): boolean {
  const [red = 0, green = 255, blue = 255] = [...colour.matchAll(/\d+/g)].map(Number);
  return red > 150 && red > green * 2 && red > blue * 1.5;
}

/** Fills Raise credit, which is open, and creates the note. */
async function createNote(amount: string, result: RegExp): Promise<void> {
  const form = desk.form('Raise credit');
  await form.getByLabel('Amount', { exact: true }).fill(amount);
  await form.getByLabel('Reason').selectOption('Class cancelled');
  await form.getByRole('button', { name: 'Create credit note' }).click();
  const created = desk.form('Credit note created');
  await created.getByRole('heading', { name: result }).first().waitFor();
}

async function confirm(title: string, button: string, reason: string): Promise<void> {
  const form = desk.form(title);
  await form.getByLabel('Reason').fill(reason);
  await form.getByRole('button', { name: button, exact: true }).click();
}

test('part of an outstanding invoice is credited: red, with a minus, and less is owed', async () => {
  await desk.command('/invoices outstanding');
  const list = desk.form('Invoices');
  const number = 'INV-2479';
  await list.getByRole('button', { name: `Credit (RC) on ${number}` }).click();
  await desk.form('Raise credit').getByText('Credit pays this invoice.').waitFor();
  await createNote('12.50', new RegExp(`Credit note ${number}-CN-1`));
  const created = desk.form('Credit note created');
  await created.getByText('now £59.50 left to pay').waitFor();
  await created.getByRole('button', { name: 'Done' }).click();
  // The list underneath tells what is so now.
  await list.getByText('£59.50 owed').waitFor();
  await desk.closeAll();

  await desk.command(`/invoices ${number}`);
  const details = desk.form(`Invoice ${number}`);
  const credited = details.locator('code', { hasText: '-£12.50' }).first();
  expect(isRed(await credited.evaluate((each) => getComputedStyle(each).color))).toBe(true);
  await details.getByText('£59.50').first().waitFor();
  await details.getByText('partially credited').first().waitFor();
  await desk.closeAll();
});

/** A paid invoice of a payer whose name nobody else has, and who has no credit yet. */
async function findPaid(): Promise<{ number: string; payer: string }> {
  const database = await databaseOf(desk.folder);
  const withCredit = await database.collection('accounts').distinct('payerId');
  const paid = { status: 'reconciled', payerId: { $nin: withCredit }, total: { $gte: 2000n } };
  for await (const { number, payerId } of database.collection('invoices').find(paid)) {
    const contact = await database.collection('contacts').findOne({ _id: payerId });
    const same = await database.collection('contacts').countDocuments({ name: contact?.name });
    if (same === 1) return { number, payer: String(contact?.name) };
  }
  throw new Error('the sample club has no such invoice');
}

test('credit on a paid invoice is spent by the sweep, taken back and voided; the books are right', async () => {
  const { number, payer } = await findPaid();
  await desk.command(`/credit ${number}`);
  await desk.form('Raise credit').getByText('This invoice is paid').waitFor();
  await createNote('15', new RegExp(`Credit note ${number}-CN-1`));
  await desk.form('Credit note created').getByText('£15.00 is account credit').waitFor();
  await desk.closeAll();
  await desk.command(`/statement ${payer}`);
  await desk.form('Statement').getByText('£15.00 account credit').first().waitFor();
  await desk.closeAll();

  await desk.command(`/issue-invoice ${payer}`);
  const form = desk.form('Issue invoice');
  // Who pays comes last; with several children nobody is chosen beforehand.
  const whom = form.getByLabel('For', { exact: true });
  await whom.waitFor();
  await whom.selectOption({ index: (await whom.locator('option').count()) - 1 });
  await form.getByLabel('Description').fill('Spring kit');
  await form.getByLabel('Amount', { exact: true }).fill('40');
  await form.getByLabel('Yes').check();
  await form.getByRole('button', { name: 'Issue invoice', exact: true }).click();
  const issued = await desk
    .form('Invoice issued')
    .getByRole('heading', { name: /^Invoice INV-\d+/ })
    .textContent();
  const newNumber = /INV-\d+/.exec(issued ?? '')?.[0] ?? '';
  await desk.closeAll();
  await desk.page.getByRole('button', { name: 'finance' }).click();
  await desk.messages().getByText('Account credit used automatically on 1 of 1 new').waitFor();

  await desk.command(`/invoices ${newNumber}`);
  const details = desk.form(`Invoice ${newNumber}`);
  await details.getByRole('heading', { name: 'Account credit used here' }).waitFor();
  await details.getByText('£25.00').first().waitFor();
  await details.locator('button', { hasText: 'Take back' }).click();
  await confirm('Take back credit', 'Take back', 'Meant for the summer');
  await desk.form('Credit taken back').getByText('£40.00').waitFor();
  await desk.closeAll();

  await desk.command(`/invoices ${number}`);
  const credited = desk.form(`Invoice ${number}`);
  await credited.locator('button', { hasText: 'Void this credit note' }).click();
  await confirm('Void credit note', 'Void credit note', 'Raised on the wrong invoice');
  await desk.form('Credit note voided').getByText(`${number}-CN-1 is void`).waitFor();
  await desk.closeAll();

  await desk.command('/credit-desk');
  await desk.form('Credit Desk').getByRole('button', { name: 'Check the books' }).click();
  await desk.form('Check the books').getByText('The books are right').waitFor();
  await desk.closeAll();
});

test('a customer is mailed, follows the link on a phone and uses a part of the credit', async () => {
  await desk.command('/credit INV-1100');
  const form = desk.form('Raise credit');
  await form.getByText('a…@family.example').first().waitFor();
  await form.getByLabel('Yes').check();
  await createNote('20', /Credit note INV-1100-CN-/);
  await desk.closeAll();
  await desk.page.getByRole('button', { name: /^Mailbox \d+ new$/ }).click();
  await desk.page.getByRole('button', { name: /^To Anjali Evans/ }).click();
  const mail = desk.page.getByRole('article', { name: /^Mail: / });
  await mail.getByText('Anjali Evans <anjali.evans@family.example>').waitFor();
  const download = desk.page.waitForEvent('download');
  await mail.getByRole('link', { name: 'credit-note-INV-1100-CN-1.pdf' }).click();
  expect((await download).suggestedFilename()).toBe('credit-note-INV-1100-CN-1.pdf');

  const opening = desk.page.waitForEvent('popup');
  await mail
    .frameLocator('iframe')
    .getByRole('link', { name: /^See your account/ })
    .click();
  const phone = await opening;
  await phone.setViewportSize({ width: 390, height: 844 });
  await phone.getByRole('button', { name: 'Open my account' }).click();
  await phone.getByText('£20.00 account credit').waitFor();
  await phone.getByRole('link', { name: 'Use credit on INV-2359' }).click();
  await phone.getByLabel('Amount').fill('5');
  // First it says what that does, then it does it.
  await phone.getByRole('button', { name: 'Use credit' }).click();
  await phone.getByText('You keep £15.00 account credit').waitFor();
  await phone.getByRole('button', { name: 'Use credit' }).click();
  await phone.getByRole('heading', { name: 'Your credit was used' }).waitFor();
  await phone.close();
  await desk.page.getByRole('button', { name: /^finance/ }).click();
  await desk.messages().getByText('The customer used £5.00').waitFor();
});

test('a person without a mouse raises credit', async () => {
  const { keyboard } = desk.page;
  const focused = () =>
    desk.page.evaluate(() => {
      const { activeElement } = document;
      const label = activeElement?.id
        ? document.querySelector(`label[for="${activeElement.id}"]`)
        : null;
      return (label ?? activeElement)?.textContent ?? '';
    });
  const tabTo = async (name: string) => {
    for (let presses = 0; presses < 40; presses += 1) {
      if ((await focused()).startsWith(name)) return;
      await keyboard.press('Tab');
    }
    throw new Error(`Tab does not lead to ${name}, but ends at ${await focused()}`);
  };
  await desk.page.getByRole('combobox', { name: /^Command in/ }).focus();
  await keyboard.type('/credit INV-1042');
  await keyboard.press('Enter');
  await desk.form('Raise credit').waitFor();
  await tabTo('Amount');
  await keyboard.type('100');
  await tabTo('Reason');
  await keyboard.type('Class');
  await tabTo('Create credit note');
  await keyboard.press('Enter');
  await desk
    .form('Credit note created')
    .getByText('£30.00 is account credit, balance now £42.50')
    .waitFor();
  await keyboard.press('Escape');
  await desk.form('Credit note created').waitFor({ state: 'detached' });
  const role = () => desk.page.evaluate(() => document.activeElement?.getAttribute('role'));
  await expect.poll(role).toBe('combobox');
});

test('screens of the desk are open to everybody, by the rules of axe', async () => {
  const faults = () => accessibilityFaults(desk.page);
  await desk.page.getByRole('button', { name: 'Home' }).click();
  await desk.page.getByRole('button', { name: /^Credit Desk: help/ }).waitFor();
  expect(await faults()).toEqual([]);
  await desk.page.getByRole('button', { name: 'general' }).click();
  for (const [command, title] of [
    ['/credit INV-1042', 'Raise credit'],
    ['/invoices outstanding', 'Invoices'],
    ['/credit-desk', 'Credit Desk'],
  ] as const) {
    await desk.command(command);
    await desk.form(title).waitFor();
    expect(await faults()).toEqual([]);
    await desk.closeAll();
  }
});

test('credit that is not possible says why', async () => {
  await desk.command('/credit INV-1077');
  await desk.form('Raise credit').getByText('direct debit of £40.00 is on its way').waitFor();
  await desk.closeAll();
});

test.each([
  ['Nora Newcomer, Coach: no role at the desk', /not allowed to do this here. Ask an admin/],
  ['Gus Guest, Guest: is kept out', /Guests cannot use Credit Desk/],
])('%s is refused in a sentence', async (person, sentence) => {
  await desk.page.getByLabel('Acting as').selectOption(person);
  await desk.page.getByRole('button', { name: 'general' }).click();
  const refusals = desk.messages().getByText(sentence);
  for (const [index, command] of ['/credit INV-1042', '/invoices', '/credit-desk'].entries()) {
    await desk.command(command);
    await refusals.nth(index).waitFor();
  }
  expect(await desk.page.getByRole('dialog').count()).toBe(0);
  await desk.page
    .getByLabel('Acting as')
    .selectOption('Olive Operator, Membership desk: invoices and credit');
});

test('a name of 300 letters with emoji and from right to left stays a name', async () => {
  const name = `Zoë 👩‍👩‍👧 שָׁלוֹם <b>*_~\`${'ـعمر '.repeat(60)}`.slice(0, 300);
  const database = await databaseOf(desk.folder);
  const contact = { clubId: 'club', email: null, searchWords: ['zoe', 'odd'] };
  const known = { ...contact, ownId: 'ODD', name, payerId: 'club:ODD' };
  await database
    .collection<typeof known & { _id: string }>('contacts')
    .insertOne({ _id: 'club:ODD', ...known });
  await desk.command('/issue-invoice odd');
  const form = desk.form('Issue invoice');
  await form.getByLabel('Description').fill('<script>alert(1)</script> *bold* & 100%');
  await form.getByLabel('Amount', { exact: true }).fill('1,500.00');
  await form.getByRole('button', { name: 'Issue invoice', exact: true }).click();
  await desk
    .form('Invoice issued')
    .getByRole('heading', { name: /^Invoice INV-\d+/ })
    .waitFor();
  await desk.closeAll();
  await desk.command('/invoices odd');
  const list = desk.form('Invoices');
  await list.getByText('Zoë 👩‍👩‍👧').first().waitFor();
  const width = await list.evaluate((each) => each.scrollWidth - each.clientWidth);
  expect(width).toBeLessThanOrEqual(0);
  await list.getByRole('button', { name: /^Credit \(RC\) on/ }).click();
  // Its marks are letters of the name: they make nothing bold.
  const raise = desk.form('Raise credit');
  await raise.getByText('Credit pays this invoice.').waitFor();
  expect(await raise.locator('strong, b').filter({ hasText: 'Zoë' }).count()).toBe(0);
  await createNote('0.01', /Credit note/);
  await desk.closeAll();
});
