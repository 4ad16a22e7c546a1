import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest';
import { launchBrowser } from './browser.js';
import { FakePageServer } from './fake-page-server.js';
import { SAMPLE_STATE } from './sample-workspace.js';

export type PageTest = {
  page: Page;
  server: FakePageServer;
  /** Opens the workspace and waits until it is live. */
  open: () => Promise<void>;
  box: () => Locator;
};

const ACTION_TIMEOUT_MS = 4000;

/** One browser and one server per file; a fresh page per test. Script errors fail the test. */
export function usePageTest(): PageTest {
  const server = new FakePageServer(SAMPLE_STATE);
  const faults: string[] = [];
  let base = '';
  let browser: Browser | undefined;
  let context: BrowserContext | undefined;
  let page: Page | undefined;

  beforeAll(async () => {
    base = await server.start();
    browser = await launchBrowser();
    context = await browser.newContext({ viewport: { width: 1100, height: 800 } });
    context.setDefaultTimeout(ACTION_TIMEOUT_MS);
  });
  afterAll(async () => {
    await browser?.close();
    await server.stop();
  });
  beforeEach(async () => {
    server.reset(SAMPLE_STATE);
    page = await context?.newPage();
    page?.on('pageerror', (error) => faults.push(error.message));
  });
  afterEach(async () => {
    await page?.close();
    const seen = faults.splice(0);
    if (seen.length > 0) throw new Error(`The page threw: ${seen.join('; ')}`);
  });

  const present = (): Page => {
    if (!page) throw new Error('used outside a test');
    return page;
  };
  return {
    get page() {
      return present();
    },
    server,
    open: async () => {
      await present().goto(base);
      await present().getByRole('log').waitFor({ state: 'attached' });
    },
    box: () => present().getByRole('combobox', { name: /^Command in/ }),
  };
}
