import { expect, it } from 'vitest';
import { offer, option } from '../../src/blocks/text-objects.js';

it('offers more than a hundred options in groups of a hundred', () => {
  const options = Array.from({ length: 201 }, (_none, index) => option(`${index}`, `${index}`));
  const offered = offer(options);
  expect(
    'option_groups' in offered && offered.option_groups.map((group) => group.label.text),
  ).toEqual(['1 to 100', '101 to 200', '201 to 201']);
  expect(offer(options.slice(0, 100))).toHaveProperty('options');
});
