import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser } from './support/browser.js';
import { type SampleApp, startSampleApp } from './support/sample-app.js';

let browser: Browser;
let app: SampleApp;

beforeAll(async () => {
  [browser, app] = await Promise.all([launchBrowser(), startSampleApp()]);
});
afterAll(async () => {
  await browser?.close();
  await app?.stop();
});

test('a person runs a command, corrects a form, and uses the message that follows', async () => {
  const page = await browser.newPage();
  page.setDefaultTimeout(5000);
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(error.message));
  // What the content security policy forbids is told there.
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(message.text());
  });
  await page.goto(`${app.pageUrl}&user=U1`);
  const box = page.getByRole('combobox', { name: 'Command in # finance' });
  await box.fill('/book');
  await box.press('Enter');

  const form = page.getByRole('dialog', { name: 'Book a place' });
  await form.getByRole('combobox', { name: 'Invoice' }).pressSequentially('42');
  await page.getByRole('option', { name: 'INV-1 for “42”' }).click();
  await form.getByLabel('Amount').fill('12');
  await form.getByLabel('Reason').selectOption('Class cancelled');
  await form.getByRole('combobox', { name: 'People' }).fill('ash');
  await page.getByRole('option', { name: 'Asha Patel' }).click();
  await form.getByLabel('Send a receipt').check();
  await form.getByRole('button', { name: 'Book', exact: true }).click();

  await form.getByRole('alert').getByText('Type an amount like 12.50.').waitFor();
  const amount = form.getByLabel('Amount');
  expect(await amount.evaluate((each) => each === document.activeElement)).toBe(true);
  await amount.fill('12.50');
  await amount.press('Enter');
  await form.waitFor({ state: 'detached' });

  const log = page.getByRole('log');
  await log.getByText('@Olive Operator booked for').waitFor();
  expect(await log.locator('code').textContent()).toBe('12.50');
  await log.getByRole('button', { name: 'Undo' }).click();
  await log.getByText('Undone.').waitFor();
  expect(faults).toEqual([]);
});
