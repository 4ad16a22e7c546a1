import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { accessibilityFaults } from '../../../packages/local-slack/test/page/support/axe.js';
import { launchBrowser } from '../../../packages/local-slack/test/page/support/browser.js';
import { type AccountDesk, openAccountDesk } from '../../support/account-desk.js';
import { issue, openCredit, pay, raise, startAfresh } from '../../support/ledger-desk.js';

let world: AccountDesk;
let browser: Browser;
beforeAll(async () => {
  [world, browser] = await Promise.all([openAccountDesk(), launchBrowser()]);
  // A browser drops cookies that its own clock calls old.
  world.desk.clock.now = new Date();
  world.desk.sendsMail = true;
});
afterAll(async () => {
  await browser.close();
  await world.close();
});
beforeEach(async () => {
  await startAfresh(world.desk);
  await openCredit(world.desk, 3000n, { createdOn: '2026-11-01', expiresOn: '2099-12-24' });
  await raise(world.desk, await issue(world.desk, 12_000n), 500n);
  await pay(world.desk, await issue(world.desk, 4000n), 1500n, { status: 'pending' });
});

const phone = { width: 390, height: 844 };
const settings = [
  { on: 'a phone, dark, without scripts', viewport: phone, dark: true, javaScriptEnabled: false },
  { on: 'the narrowest phone, dark', viewport: { width: 320, height: 640 }, dark: true },
  { on: 'a desktop', viewport: { width: 1280, height: 800 }, dark: false },
];

/** Without scripts the rules for everybody’s use cannot be run in a page. */
const withScripts = new WeakSet<Page>();

async function pageFor({ on: _on, dark, ...options }: (typeof settings)[number]): Promise<Page> {
  const context = await browser.newContext({ ...options, colorScheme: dark ? 'dark' : 'light' });
  context.setDefaultTimeout(15_000);
  const page = await context.newPage();
  if (options.javaScriptEnabled !== false) withScripts.add(page);
  return page;
}

/**
 * No page is wider than its window, has one heading of the first rank, and a name for all inputs; and
 * where scripts run, nothing is found on it that keeps people from using it.
 */
async function expectReadable(page: Page): Promise<void> {
  expect(await page.locator('h1').count()).toBe(1);
  expect(await page.getByRole('main').count()).toBe(1);
  expect(await page.locator('html').getAttribute('lang')).toBe('en-GB');
  for (const box of await page.getByRole('textbox').all()) {
    const id = await box.getAttribute('id');
    expect(await page.locator(`label[for="${id}"]`).count()).toBe(1);
    expect(await box.getAttribute('aria-describedby')).toContain('hint');
  }
  const wide = await page.evaluate('document.documentElement.scrollWidth - window.innerWidth');
  expect(wide).toBeLessThanOrEqual(0);
  if (withScripts.has(page)) expect(await accessibilityFaults(page)).toEqual([]);
}

it.each(settings)('goes from the link to a use of credit on $on, by keyboard', async (setting) => {
  const page = await pageFor(setting);
  const faults: string[] = [];
  page.on('console', (message) => faults.push(message.text()));
  await page.goto(await world.link());
  await expectReadable(page);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.waitForURL(`${world.origin}/account`);
  await expectReadable(page);
  await page.getByRole('link', { name: /^Use credit on INV-/ }).focus();
  await page.keyboard.press('Enter');
  await page.getByLabel('Amount').fill('12.50');
  await page.keyboard.press('Enter');
  await page.getByText('£12.50 is used on').waitFor();
  await expectReadable(page);
  await page.getByRole('button', { name: 'Use credit' }).press('Enter');
  await page.getByText('You have £17.50 account credit left.').waitFor();
  await page.getByRole('link', { name: 'Back to my account' }).click();
  await page.getByText('£17.50 account credit', { exact: true }).waitFor();
  await page.getByRole('link', { name: 'All in one page, to print' }).click();
  await page.getByRole('link', { name: 'Back to my account' }).waitFor();
  await expectReadable(page);
  expect(faults).toEqual([]);
  await page.getByRole('link', { name: 'Back to my account' }).click();
  await page.getByRole('button', { name: 'Leave this page for good' }).press('Enter');
  await page.goto(`${world.origin}/account?again=1`);
  await expectReadable(page);
  await page.getByRole('link', { name: 'Ask for a new link' }).press('Enter');
  await page.getByLabel('Email address').fill('nobody@family');
  await page.keyboard.press('Enter');
  await page.getByText('If there is an account with this address').waitFor();
  await expectReadable(page);
  await page.goBack();
  await expectReadable(page);
  await page.context().close();
});

it('shows a button to whoever follows a link from another site, and then the account', async () => {
  const page = await pageFor({
    on: 'a desktop',
    viewport: { width: 1280, height: 800 },
    dark: false,
  });
  await page.goto(await world.link());
  await page.getByRole('button', { name: 'Open my account' }).click();
  await page.waitForURL(`${world.origin}/account`);
  await page.goto(`data:text/html,<a href="${world.origin}/account">your account</a>`);
  await page.getByRole('link').click();
  await page.getByRole('link', { name: 'Open my account' }).click();
  await page.getByText('£30.00 account credit', { exact: true }).waitFor();
  await page.context().close();
});
