import axe from 'axe-core';
import type { Page } from 'playwright-core';

// Label and name are compared only by a rule that is still called experimental.
const runOnly = ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice', 'experimental'];

const run = `axe.run(document, ${JSON.stringify({ runOnly })}).then(({ violations }) =>
  violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => id + ': ' + html)))`;

/** What the rules for everybody's use of the web find on the page as it stands: rule, and where. */
export async function accessibilityFaults(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  return await page.evaluate<string[]>(run);
}
