import { expect, it } from 'vitest';
import { textCell } from '../../src/domain/csv-text.js';

it.each([
  ['=HYPERLINK("x")', `"'=HYPERLINK(""x"")"`],
  ['+1', `"'+1"`],
  ['-2', `"'-2"`],
  ['@sum', `"'@sum"`],
  ['\tx', `"'\tx"`],
  ['Invoice INV-1, "Nora"', '"Invoice INV-1, ""Nora"""'],
])('a spreadsheet takes %j for text', (text, cell) => {
  expect(textCell(text)).toBe(cell);
});
