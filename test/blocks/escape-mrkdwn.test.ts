import { expect, it } from 'vitest';
import { escapeMrkdwn } from '../../src/blocks/escape-mrkdwn.js';

it('can neither ping, link nor break a line', () => {
  expect(escapeMrkdwn('<!channel> & <http://x|y>\n> z')).toBe(
    '&lt;!channel&gt; &amp; &lt;http://x|y&gt; &gt; z',
  );
});
