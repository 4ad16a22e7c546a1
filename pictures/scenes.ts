import type { Browser, Locator, Page } from 'playwright-core';

/** The files of `docs/pictures`, without their ending; each is shown by a page of the docs. */
export const pictureNames = [
  'workspace',
  'raise-credit',
  'mailbox',
  'account-page',
  'cancel-session',
  'report-chart',
] as const;

type PictureName = (typeof pictureNames)[number];

export type Camera = (name: PictureName, what: Page | Locator) => Promise<void>;

/** As wide as what a page of the docs shows without making it smaller. */
const deskSize = { width: 980, height: 640 };
const phoneSize = { width: 390, height: 720 };

function toolsOf(page: Page) {
  return {
    form: (name: string) => page.getByRole('dialog', { name, exact: true }),
    async command(text: string) {
      const box = page.getByRole('combobox', { name: /^Command in/ });
      await box.fill(text);
      await box.press('Enter');
    },
    async closeAll() {
      await page
        .getByRole('button', { name: /^Close (all dialogs|dialog)$/ })
        .last()
        .click();
      await page.getByRole('dialog').first().waitFor({ state: 'detached' });
    },
  };
}

async function raiseCredit(page: Page, take: Camera): Promise<void> {
  const { form, command, closeAll } = toolsOf(page);
  await page.setViewportSize({ ...deskSize, height: 1000 });
  await command('/credit INV-1042');
  const raise = form('Raise credit');
  await raise.getByLabel('Amount', { exact: true }).fill('100');
  await raise.getByLabel('Reason').selectOption('Class cancelled');
  await raise
    .getByLabel('Note to customer')
    .fill('For the class of Thursday, which was cancelled.');
  await raise.getByLabel('Yes').check();
  await raise.getByText('£30.00').first().waitFor();
  await raise.getByLabel('Amount', { exact: true }).focus();
  await take('raise-credit', raise);
  await closeAll();
  await command('/credit INV-1100');
  await raise.getByLabel('Amount', { exact: true }).fill('20');
  await raise.getByLabel('Reason').selectOption('Class cancelled');
  await raise.getByLabel('Yes').check();
  await raise.getByRole('button', { name: 'Create credit note' }).click();
  await form('Credit note created').waitFor();
  await closeAll();
}

/** Answers the address in the mail, which is the customer's own. */
async function readMail(page: Page, take: Camera): Promise<string> {
  await page.setViewportSize({ ...deskSize, height: 760 });
  await page.getByRole('button', { name: /^Mailbox \d+ new$/ }).click();
  await page
    .getByRole('button', { name: /^To Anjali Evans/ })
    .first()
    .click();
  const mail = page.getByRole('article', { name: /^Mail: / });
  const link = mail.frameLocator('iframe').getByRole('link', { name: /^See your account/ });
  await link.waitFor();
  await take('mailbox', page);
  return (await link.getAttribute('href')) ?? '';
}

async function openAccount(browser: Browser, { url, take }: { url: string; take: Camera }) {
  const phone = await browser.newPage({ viewport: phoneSize });
  await phone.goto(url);
  await phone.getByRole('button', { name: 'Open my account' }).click();
  await phone.getByRole('heading', { name: /^Your account with/ }).waitFor();
  await take('account-page', phone);
  await phone.close();
}

async function cancelSession(page: Page, take: Camera): Promise<void> {
  const { form, command } = toolsOf(page);
  await page.setViewportSize({ ...deskSize, height: 1000 });
  await page.getByRole('button', { name: 'general' }).click();
  await command('/cancel-session Display rehearsal');
  const first = form('Cancel session');
  await first.getByLabel('Reason').selectOption('Class cancelled');
  await first.getByRole('group', { name: 'Notify attendees' }).getByLabel('Yes').check();
  await first.getByRole('button', { name: 'Continue' }).click();
  const review = page.getByRole('dialog').filter({ hasText: 'Tom Three' }).last();
  await review.waitFor();
  await take('cancel-session', review);
}

async function chartReport(page: Page, take: Camera): Promise<void> {
  const { form, command, closeAll } = toolsOf(page);
  await closeAll();
  await command('/credit-desk');
  await form('Credit Desk').getByRole('button', { name: 'Reports' }).click();
  await form('Reports').getByRole('button', { name: 'See report: Credits' }).click();
  await form('Credits').getByRole('button', { name: 'Chart: Credits' }).click();
  await form('Report as a chart').getByText('in your messages').waitFor();
  await closeAll();
  await page
    .getByRole('button', { name: /Credit Desk/ })
    .last()
    .click();
  const message = page.getByRole('article').filter({ hasText: 'Credits by product' }).last();
  const chart = message.getByRole('img', { name: /Credits by product/ });
  await chart.waitFor();
  await take('report-chart', chart);
}

/** What a newcomer does in the first minutes, with a picture of each. */
export async function playScenes(
  browser: Browser,
  { pageUrl, take }: { pageUrl: string; take: Camera },
) {
  const page = await browser.newPage({ viewport: deskSize });
  await page.goto(pageUrl);
  await page.getByRole('heading', { name: 'Welcome' }).waitFor();
  await page.getByText('is connected').waitFor();
  await take('workspace', page);
  await raiseCredit(page, take);
  const url = await readMail(page, take);
  await openAccount(browser, { url, take });
  await cancelSession(page, take);
  await chartReport(page, take);
}
