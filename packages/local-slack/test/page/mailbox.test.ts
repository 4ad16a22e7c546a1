import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type LocalSlack, startLocalSlack } from '../../server/workspace.js';
import { sampleMail } from '../support/sample-mail.js';
import { SEED, TOKENS } from '../support/seed.js';
import { launchBrowser } from './support/browser.js';

let browser: Browser;
let slack: LocalSlack;
let elsewhere: string;
/** What another site was asked for, by the mail itself or by a press. */
const asked: string[] = [];
const site = createServer((request, response) => {
  asked.push(request.url ?? '');
  response.setHeader('content-type', 'text/html');
  response.end('<title>Your account</title><script>document.title += " runs"</script>');
});

beforeAll(async () => {
  await new Promise<void>((listening) => site.listen(0, '127.0.0.1', listening));
  const { port } = site.address() as AddressInfo;
  elsewhere = `http://127.0.0.1:${port}`;
  [browser, slack] = await Promise.all([
    launchBrowser(),
    startLocalSlack({
      ...{ seed: SEED, port: 0, tokens: TOKENS, delivery: { kind: 'socket' }, production: false },
      mailbox: {},
    }),
  ]);
});
afterAll(async () => {
  await browser?.close();
  await slack?.stop();
  site.close();
});

function mailWithLink(): Buffer {
  const html = `<style>p { color: rgb(1, 2, 3) }</style><p>You have <b>£30.00</b>.</p>
    <img src="${elsewhere}/seen.png"><script>parent.document.title = 'taken over'</script>
    <a href="${elsewhere}/a/token">See your account</a>`;
  const text = `You have £30.00. See ${elsewhere}/a/token.`;
  return sampleMail({
    subject: 'Credit of £30.00 <b>for you</b>',
    parts: [
      { type: 'text/plain', text },
      { type: 'text/html', text: html },
    ],
    files: [{ type: 'application/pdf', text: '%PDF-1.7', name: 'note.pdf' }],
  });
}

test('a mail arrives while the page is open, is read as a mail, and its link opens', async () => {
  const page = await browser.newPage();
  page.setDefaultTimeout(8000);
  await page.goto(slack.pageUrl);
  const places = page.getByRole('navigation', { name: 'Workspace' });
  await places.getByRole('button', { name: 'Mailbox', exact: true }).click();
  await page.getByText('No mail yet').waitFor();

  await slack.mailbox?.deliver(sampleMail({ subject: 'First of all' }));
  await slack.mailbox?.deliver(mailWithLink());
  await places.getByRole('button', { name: 'Mailbox 2 new' }).waitFor();
  const rows = page.getByRole('list', { name: 'Mails, newest first' }).getByRole('button');
  expect(await rows.allInnerTexts()).toEqual([
    expect.stringMatching(/^To Priya Patel\s+Today, \d\d:\d\d\s+Credit of £30.00 <b>for you<\/b>/),
    expect.stringContaining('First of all'),
  ]);
  await rows.first().click();
  const mail = page.getByRole('article', { name: /^Mail: Credit of £30.00/ });
  await mail.waitFor();
  await places.getByRole('button', { name: 'Mailbox 1 new' }).waitFor();
  const head = (await mail.locator('dl').innerText()).replace(/\s+/g, ' ');
  expect(head).toContain('From The club, Bristol <club@club.example>');
  expect(head).toContain('To Priya Patel <priya@family.example>');
  expect(head).toContain('Reply-To Office <office@club.example>');

  const body = mail.frameLocator('iframe');
  const colour = await body.locator('p').evaluate((each) => getComputedStyle(each).color);
  expect(colour).toBe('rgb(1, 2, 3)');
  const opening = page.waitForEvent('popup');
  await body.getByRole('link', { name: 'See your account' }).click();
  const account = await opening;
  // An ordinary tab: the scripts of the site that it leads to run there.
  await account.waitForFunction(() => document.title === 'Your account runs');
  expect(await account.evaluate(() => window.opener)).toBe(null);
  expect(await page.title()).toBe('Test Team, local workspace');
  expect(asked.filter((path) => path !== '/favicon.ico')).toEqual(['/a/token']);

  const download = page.waitForEvent('download');
  await mail.getByRole('link', { name: 'note.pdf' }).click();
  expect((await download).suggestedFilename()).toBe('note.pdf');

  await mail.getByRole('button', { name: 'Show as plain text' }).click();
  const link = mail.getByRole('link', { name: `${elsewhere}/a/token`, exact: true });
  expect(await link.getAttribute('target')).toBe('_blank');
  await page.getByRole('button', { name: 'Back to the mailbox' }).click();
  expect(await rows.nth(0).getByText('new', { exact: true }).count()).toBe(0);
  expect(await rows.nth(1).getByText('new', { exact: true }).count()).toBe(1);
});
