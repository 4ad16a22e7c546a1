import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { cutText } from '../../src/blocks/cut-text.js';
import { escapeMrkdwn } from '../../src/blocks/escape-mrkdwn.js';
import { privateMetadata, StaleForm } from '../../src/blocks/private-metadata.js';
import { createShow } from '../../src/blocks/show-amount.js';
import { offer, option } from '../../src/blocks/text-objects.js';
import { mintErrorReference } from '../../src/slack/answer/error-reference.js';

describe('Text for Slack', () => {
  it('is cut to its limit without breaking a letter', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }),
        fc.integer({ min: 1, max: 40 }),
        (text, most) => {
          const cut = cutText(text, most);
          expect(cut.length).toBeLessThanOrEqual(most);
          // Throws for half of a surrogate pair.
          encodeURIComponent(cut);
          if (text.length <= most) expect(cut).toBe(text);
        },
      ),
    );
    expect(cutText('Zoë 👩‍👩‍👧 Ng', 6)).toBe('Zoë …');
  });

  it('can neither ping, link nor break a line', () => {
    expect(escapeMrkdwn('<!channel> & <http://x|y>\n> z')).toBe(
      '&lt;!channel&gt; &amp; &lt;http://x|y&gt; &gt; z',
    );
  });

  it('shows credited amounts in code with a minus sign, and nothing as nothing', () => {
    const show = createShow('en-GB', '2026-11-23');
    expect(show.credited(10_000n, 'GBP')).toBe('`-£100.00`');
    expect(show.credited(0n, 'GBP')).toBe('£0.00');
    expect(show.date('2026-09-03')).toBe('3 Sep');
    expect(show.date('2025-09-03')).toBe('3 Sep 2025');
  });

  it('offers more than a hundred options in groups of a hundred', () => {
    const options = Array.from({ length: 201 }, (_none, index) => option(`${index}`, `${index}`));
    const offered = offer(options);
    expect(
      'option_groups' in offered && offered.option_groups.map((group) => group.label.text),
    ).toEqual(['1 to 100', '101 to 200', '201 to 201']);
    expect(offer(options.slice(0, 100))).toHaveProperty('options');
  });

  it('has references that cannot be misread', () => {
    expect(mintErrorReference()).toMatch(/^[2-9A-HJKMNP-TV-Z]{5}$/);
    expect(mintErrorReference()).not.toBe(mintErrorReference());
  });
});

describe('What a form remembers', () => {
  const metadata = privateMetadata(2, { operationId: z.string(), asked: z.string().nullable() });

  it('comes back as it was written', () => {
    const content = { operationId: 'a', asked: null };
    expect(metadata.read(metadata.write(content))).toEqual(content);
  });

  it.each([
    ['nothing', ''],
    ['no JSON', '{'],
    ['another version', '{"version":1,"content":{"operationId":"a","asked":null}}'],
    ['something missing', '{"version":2,"content":{"operationId":"a"}}'],
    ['something added', '{"version":2,"content":{"operationId":"a","asked":null,"amount":"5"}}'],
  ])('is refused with a sentence when it is %s', (_case, text) => {
    expect(() => metadata.read(text)).toThrow(StaleForm);
    expect(new StaleForm().sentence).toContain('Nothing was booked');
  });

  it('is never longer than Slack takes', () => {
    expect(() => metadata.write({ operationId: 'a'.repeat(3000), asked: null })).toThrow();
  });
});
