import { expect, it } from 'vitest';
import { createShow } from '../../src/blocks/show-amount.js';

it('shows credited amounts in code with a minus sign, and nothing as nothing', () => {
  const show = createShow('en-GB', '2026-11-23');
  expect(show.credited(10_000n, 'GBP')).toBe('`-£100.00`');
  expect(show.credited(0n, 'GBP')).toBe('£0.00');
  expect(show.date('2026-09-03')).toBe('3 Sep');
  expect(show.date('2025-09-03')).toBe('3 Sep 2025');
});
