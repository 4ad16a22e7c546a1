import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest';
import { launchBrowser } from '../../../packages/local-slack/test/page/support/browser.js';
import { type DeskFolder, type DeskProcess, deskFolder } from '../../process/desk-folder.js';

export type DeskPage = {
  page: Page;
  folder: DeskFolder;
  /** Types a command into the conversation that is open. */
  command(text: string): Promise<void>;
  /** The open modal with this title. */
  form(title: string): Locator;
  /** Closes every open modal. */
  closeAll(): Promise<void>;
  /** The text of the messages in the open conversation. */
  messages(): Locator;
};

const actionTimeoutMs = 15_000;

/** Credit Desk as a process with its sample club, and a browser at its page; once per file. */
export function useDeskPage(): DeskPage {
  const faults: string[] = [];
  let parts: { browser: Browser; page: Page; folder: DeskFolder; desk: DeskProcess } | undefined;

  beforeAll(async () => {
    const folder = await deskFolder();
    const desk = folder.start();
    const [browser] = await Promise.all([launchBrowser(), desk.running()]);
    const page = await browser.newPage({ viewport: { width: 1280, height: 860 } });
    page.setDefaultTimeout(actionTimeoutMs);
    page.on('pageerror', (error) => faults.push(error.message));
    parts = { browser, page, folder, desk };
  });
  beforeEach(async () => {
    // A new page closes the forms that an earlier test may have left open.
    const { page, desk } = there();
    await page.goto(desk.pageUrl());
    await page.locator('[role=log][aria-busy=false]').waitFor({ state: 'attached' });
  });
  afterEach(() => {
    const seen = faults.splice(0);
    if (seen.length > 0) throw new Error(`The page threw: ${seen.join('; ')}`);
  });
  afterAll(async () => {
    await parts?.browser.close();
    await parts?.desk.stop();
  });

  const there = () => {
    if (parts === undefined) throw new Error('used outside a test');
    return parts;
  };
  const modals = () => there().page.getByRole('dialog');
  return {
    get page() {
      return there().page;
    },
    get folder() {
      return there().folder;
    },
    async command(text) {
      const box = there().page.getByRole('combobox', { name: /^Command in/ });
      await box.fill(text);
      await box.press('Enter');
    },
    form: (name) => there().page.getByRole('dialog', { name, exact: true }),
    async closeAll() {
      const cross = modals()
        .last()
        .getByRole('button', { name: /^Close (all dialogs|dialog)$/ });
      await cross.click();
      await modals().first().waitFor({ state: 'detached' });
    },
    messages: () => there().page.getByRole('log'),
  };
}
