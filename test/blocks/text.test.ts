import { expect, it } from 'vitest';
import { bare, safe } from '../../src/blocks/text.js';

it.each([
  ['*Ada* _Byron_ ~King~ `Lovelace`', '∗Ada∗ ＿Byron＿ ∼King∼ ˋLovelaceˋ'],
  ['first_last@family.example', 'first_last@family.example'],
  ['__init__', '＿＿init＿＿'],
  ['<!channel> & <http://x|y>', '&lt;!channel&gt; &amp; &lt;http://x|y&gt;'],
  [' Zoë\n Smith ', 'Zoë Smith'],
])('a stored text %j marks nothing in a message', (text, shown) => {
  expect(safe(text)).toBe(shown);
});

it.each([
  ['Ada · £0.00 · settled', 'Ada - £0.00 - settled'],
  ['Gal·la Puig', 'Gal·la Puig'],
  ['`-£5.00`', 'ˋ-£5.00ˋ'],
  ['Ada\u202e\u2067', 'Ada'],
  ['\u200b\u3164', ''],
])('a name %j neither imitates nor turns an amount', (name, shown) => {
  expect(safe(name)).toBe(shown);
  expect(bare(name)).toBe(shown === 'ˋ-£5.00ˋ' ? name : shown);
});
