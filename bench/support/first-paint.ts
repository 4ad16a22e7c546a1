import { existsSync } from 'node:fs';
import { type BrowserContext, chromium } from 'playwright-core';

// Nothing until the page is painted, which is after it is loaded.
const painted = "performance.getEntriesByName('first-contentful-paint')[0]?.startTime";

/** Presses the button of the link, and gives back where the account stands then. */
async function signIn(context: BrowserContext, link: string): Promise<string> {
  const page = await context.newPage();
  await page.goto(link);
  await page.getByRole('button').click();
  // The click returns before the account is there.
  await page.waitForURL((address) => address.href !== link, { waitUntil: 'load' });
  const address = page.url();
  await page.close();
  return address;
}

/** When the account of a link is painted first, so many times; null without a browser. */
export async function firstPaintMs(link: string, times: number): Promise<number[] | null> {
  const executablePath = process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium';
  if (!existsSync(executablePath)) return null;
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
  try {
    // The page lets no script run, not that which waits for the paint either.
    const context = await browser.newContext({ bypassCSP: true });
    const account = await signIn(context, link);
    const paints: number[] = [];
    for (let time = 0; time < times; time += 1) {
      // A page of its own each time: one that is still being painted cannot always be loaded anew.
      const page = await context.newPage();
      await page.goto(account);
      await page.waitForFunction(`${painted} > 0`);
      paints.push(await page.evaluate<number>(painted));
      await page.close();
    }
    return paints;
  } finally {
    await browser.close();
  }
}
