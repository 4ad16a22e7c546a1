import { expect, it } from 'vitest';
import { offerAnswer } from '../../src/blocks/offer-answer.js';
import { option } from '../../src/blocks/text-objects.js';

const options = (count: number) =>
  Array.from({ length: count }, (_none, index) => option(`Option ${index}`, `${index}`));

it.each([
  [3, 3, false, null],
  [100, 100, false, null],
  [0, 0, false, null],
  [100, 160, false, '100 of 160 shown. Type more to find the others'],
  [160, 160, false, '100 of 160 shown. Type more to find the others'],
  [100, 1000, true, '100 of more than 1,000 shown. Type more to find the others'],
  [2, 2, true, '2 of more than 2 shown. Type more to find the others'],
])('%s options of %s (more: %s) have the heading %j', (count, total, more, label) => {
  const answer = offerAnswer({ options: options(count), total, more });
  const shown = Math.min(count, 100);
  if (label === null) expect(answer).toEqual({ options: options(shown) });
  else {
    const heading = expect.objectContaining({ text: label });
    expect(answer).toEqual({ option_groups: [{ label: heading, options: options(shown) }] });
    expect(label.length).toBeLessThanOrEqual(75);
  }
});
