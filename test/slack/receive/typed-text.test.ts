import { expect, it } from 'vitest';
import { typedText } from '../../../src/slack/receive/typed-text.js';

it.each([
  ['Smith &amp; Sons', 'Smith & Sons'],
  ['a &lt;b&gt; c', 'a <b> c'],
  ['&amp;amp;', '&amp;'],
  ['&amp;lt;', '&lt;'],
  ['&quot;nbsp;&', '&quot;nbsp;&'],
  ['', ''],
])('%s was typed as %s', (sent, typed) => {
  expect(typedText(sent)).toBe(typed);
});
