import type { Locator } from 'playwright-core';
import { expect, test } from 'vitest';
import { accessibilityFaults } from './support/axe.js';
import { usePageTest } from './support/page-test.js';
import { EVERY_INPUT, plain } from './support/sample-form.js';
import { message, modal } from './support/sample-workspace.js';

const t = usePageTest();
const menu = () => t.page.getByRole('button', { name: 'Menu' });
const places = () => t.page.getByRole('navigation', { name: 'Workspace' });
const isFocused = (each: Element) => each === document.activeElement;

async function widthOf(locator: Locator): Promise<number> {
  return (await locator.boundingBox())?.width ?? 0;
}

/** What is wider than the window, and could only be seen by moving it sideways. */
function tooWide(): Promise<string[]> {
  return t.page.evaluate(() => {
    const all = [...document.querySelectorAll<HTMLElement>('body *')];
    const seen = all.filter((each) => each.getClientRects().length > 0);
    return seen
      .filter((each) => each.getBoundingClientRect().right > window.innerWidth + 1)
      .map((each) => `${each.tagName}.${each.className}`);
  });
}

test.each([390, 320])('leaves a phone %i pixels wide to what is read and typed', async (width) => {
  await t.page.setViewportSize({ width, height: 700 });
  t.server.messages.C1 = [message(1, { text: 'Front Desk has news. '.repeat(20) })];
  t.server.state.mailbox = { unread: 0 };
  await t.open();
  expect(await places().isVisible()).toBe(false);
  expect((await t.page.locator('.pane').boundingBox())?.height).toBeGreaterThan(600);
  expect(await widthOf(t.box())).toBeGreaterThan(width / 2);
  await t.box().fill('/b');
  await t.page.getByRole('option', { name: '/bookings' }).waitFor();
  expect(await tooWide()).toEqual([]);

  // By keyboard: in, where one is, and out again.
  await menu().press('Enter');
  const close = places().getByRole('button', { name: 'Close menu' });
  await close.waitFor();
  expect(await close.evaluate(isFocused)).toBe(true);
  await t.page.keyboard.press('Escape');
  await expect.poll(() => menu().evaluate(isFocused)).toBe(true);
  t.server.push({ type: 'message', message: message(2, { text: 'away', channel: 'C2' }) });
  await menu().getByText('new').waitFor();
  await menu().click();
  await places().getByRole('button', { name: 'approvals new' }).click();
  await t.page.getByRole('heading', { name: '# approvals' }).waitFor();
  expect(await places().isVisible()).toBe(false);
  await menu().click();
  await places().getByLabel('Acting as').selectOption('Anna Approver, Approver');
  await t.page.getByRole('banner').getByText('as Anna Approver').waitFor();

  t.server.showModals(modal(EVERY_INPUT));
  const form = t.page.getByRole('dialog', { name: 'Book a place' });
  await form.waitFor();
  expect(await form.boundingBox()).toEqual({ x: 0, y: 0, width, height: 700 });
  const send = await form.getByRole('button', { name: 'Book', exact: true }).boundingBox();
  expect((send?.y ?? 700) + (send?.height ?? 0)).toBeLessThanOrEqual(700);
  expect(await tooWide()).toEqual([]);
});

test('unfolds when the window grows, and nothing stays out of reach', async () => {
  await t.page.setViewportSize({ width: 390, height: 700 });
  await t.open();
  await menu().click();
  await t.page.setViewportSize({ width: 1100, height: 700 });
  await expect.poll(() => t.page.locator('.pane').getAttribute('inert')).toBe(null);
  await t.box().fill('/desk');
  expect(await menu().isVisible()).toBe(false);
});

test('shows whole who is acting, however long name and title are', async () => {
  const title = 'Membership desk of the gymnastics section: invoices and credit';
  t.server.state.me = { ...t.server.state.me, realName: 'Olive Operator-Featherstonehaugh', title };
  t.server.state.users[0] = t.server.state.me;
  await t.open();
  const shown = t.page.locator('.acting');
  expect(await shown.innerText()).toContain(title);
  const [box, text] = await Promise.all([
    shown.boundingBox(),
    t.page.locator('.acting-name').boundingBox(),
  ]);
  expect(text?.height).toBeLessThanOrEqual(box?.height ?? 0);
  const cut = await shown.evaluate((each) => each.scrollWidth > each.clientWidth);
  expect(cut).toBe(false);
  await t.page.getByLabel('Acting as').selectOption('Anna Approver, Approver');
  await t.page.waitForURL(/user=U2/);
});

test.each([1100, 390])('is open to everybody at %i pixels, by the rules of axe', async (width) => {
  await t.page.setViewportSize({ width, height: 800 });
  const spoken = { accessibility_label: 'See list: open invoices' };
  const see = { type: 'button' as const, text: plain('See list'), action_id: 'see', ...spoken };
  t.server.messages.C1 = [
    message(1, { text: '*Booked* for <@U2>', blocks: [] }),
    message(2, { blocks: [{ type: 'section', text: plain('Two'), accessory: see }] }),
  ];
  t.server.state.mailbox = { unread: 1 };
  const to = [{ name: 'Priya Patel', address: 'priya@family.example' }];
  const mail = { id: '1', to, subject: 'Credit', receivedAt: 1_795_420_000_000, isRead: false };
  t.server.answer('mails', () => ({ ok: true, mails: [mail] }));
  const whole = { ...mail, from: to, replyTo: [], htmlUrl: null, text: 'Hi', attachments: [] };
  t.server.answer('mail', () => ({ ok: true, mail: whole }));
  await t.open();
  const faults = () => accessibilityFaults(t.page);
  await t.box().fill('/');
  expect(await faults()).toEqual([]);
  if (width < 620) {
    await menu().click();
    expect(await faults()).toEqual([]);
  }
  await places().getByRole('button', { name: 'Mailbox' }).click();
  const row = t.page.getByRole('button', { name: /^To Priya Patel/ });
  await row.waitFor();
  expect(await faults()).toEqual([]);
  await row.click();
  await t.page.getByRole('article', { name: 'Mail: Credit' }).waitFor();
  expect(await faults()).toEqual([]);
  t.server.showModals(modal(EVERY_INPUT));
  const form = t.page.getByRole('dialog', { name: 'Book a place' });
  await form.getByRole('button', { name: 'Book', exact: true }).click();
  await form.getByRole('alert').first().waitFor();
  expect(await faults()).toEqual([]);
});
