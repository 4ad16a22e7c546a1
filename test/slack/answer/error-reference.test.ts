import { expect, it } from 'vitest';
import { mintErrorReference } from '../../../src/slack/answer/error-reference.js';

it('has references that cannot be misread', () => {
  expect(mintErrorReference()).toMatch(/^[2-9A-HJKMNP-TV-Z]{5}$/);
  expect(mintErrorReference()).not.toBe(mintErrorReference());
});
