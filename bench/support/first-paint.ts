import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';

/** When the account of a link is painted first, so many times; null without a browser. */
export async function firstPaintMs(link: string, times: number): Promise<number[] | null> {
  const executablePath = process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium';
  if (!existsSync(executablePath)) return null;
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
  try {
    // The page lets no script run, not that which waits for the paint either.
    const page = await browser.newPage({ bypassCSP: true });
    await page.goto(link);
    await page.getByRole('button').click();
    const painted: number[] = [];
    for (let time = 0; time < times; time += 1) {
      await page.reload();
      // Nothing until the page is painted, which is after it is loaded.
      const read = "performance.getEntriesByName('first-contentful-paint')[0]?.startTime";
      await page.waitForFunction(`${read} > 0`);
      painted.push(await page.evaluate<number>(read));
    }
    return painted;
  } finally {
    await browser.close();
  }
}
