import { expect, it } from 'vitest';
import { safe } from '../../src/blocks/text.js';

it.each([
  ['*Ada* _Byron_ ~King~ `Lovelace`', '∗Ada∗ ＿Byron＿ ∼King∼ ˋLovelaceˋ'],
  ['first_last@family.example', 'first_last@family.example'],
  ['__init__', '＿＿init＿＿'],
  ['<!channel> & <http://x|y>', '&lt;!channel&gt; &amp; &lt;http://x|y&gt;'],
  [' Zoë\n Smith ', 'Zoë Smith'],
])('a stored text %j marks nothing in a message', (text, shown) => {
  expect(safe(text)).toBe(shown);
});
