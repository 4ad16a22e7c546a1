import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest';
import { launchBrowser } from './browser.js';
import { FakePageServer } from './fake-page-server.js';
import { SAMPLE_STATE } from './sample-workspace.js';

export type PageTest = {
  page: Page;
  server: FakePageServer;
  base: string;
  /** Opens the workspace and waits until its messages were read. */
  open: () => Promise<void>;
  box: () => Locator;
};

const ACTION_TIMEOUT_MS = 4000;

/** One browser and one server per file, read anew by each test. Script errors fail the test. */
export function usePageTest(): PageTest {
  const server = new FakePageServer(SAMPLE_STATE);
  const faults: string[] = [];
  let base = '';
  let browser: Browser | undefined;
  let page: Page | undefined;

  beforeAll(async () => {
    base = await server.start();
    browser = await launchBrowser();
    page = await browser.newPage();
    page.setDefaultTimeout(ACTION_TIMEOUT_MS);
    page.on('pageerror', (error) => faults.push(error.message));
  });
  afterAll(async () => {
    await browser?.close();
    await server.stop();
  });
  beforeEach(async () => {
    server.reset(SAMPLE_STATE);
    await page?.setViewportSize({ width: 1100, height: 800 });
  });
  afterEach(async () => {
    await page?.goto('about:blank');
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
    get base() {
      return base;
    },
    server,
    open: async () => {
      await present().goto(base);
      await present().locator('[role=log][aria-busy=false]').waitFor({ state: 'attached' });
    },
    box: () => present().getByRole('combobox', { name: /^Command in/ }),
  };
}
